package io.headroom.monitoring.labels;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What became of the records that were to be joined. Not thread-safe. */
public final class JoinCounts implements Stateful {

    long interactions;
    long duplicateImpressions;
    long duplicateEvents;
    long unmatched;
    long notShown;
    long withoutRequest;
    long notSampled;
    long unheard;

    /** Each event once. */
    public long interactions() {
        return interactions;
    }

    public long duplicateImpressions() {
        return duplicateImpressions;
    }

    public long duplicateEvents() {
        return duplicateEvents;
    }

    /** Their answer is not sampled, or its label window closed, or it was unknown and did not come for a while. */
    public long unmatched() {
        return unmatched;
    }

    /** Their answer did not show the item, or not to this user. */
    public long notShown() {
        return notShown;
    }

    public long withoutRequest() {
        return withoutRequest;
    }

    /** Answers that do not wait for labels, or no longer, because too many did. */
    public long notSampled() {
        return notSampled;
    }

    /** Answers whose label window passed without anything that any user did. */
    public long unheard() {
        return unheard;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        StateFormat.longs(out, new long[] {
            interactions,
            duplicateImpressions,
            duplicateEvents,
            unmatched,
            notShown,
            withoutRequest,
            notSampled,
            unheard
        });
    }

    @Override
    public void load(DataInput in) throws IOException {
        long[] saved = new long[8];
        StateFormat.longs(in, "counts of the join", saved);
        interactions = saved[0];
        duplicateImpressions = saved[1];
        duplicateEvents = saved[2];
        unmatched = saved[3];
        notShown = saved[4];
        withoutRequest = saved[5];
        notSampled = saved[6];
        unheard = saved[7];
    }
}

package io.headroom.monitoring.intake;

import io.headroom.monitoring.labels.JoinCounts;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.MonitorView.Counts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Counts of what came in, and how far time is. Rungs beyond {@value #MOST_RUNGS} count as one. Not thread-safe. */
public final class Intake implements Stateful {

    private static final int MOST_RUNGS = 16;
    private static final String OTHER_RUNGS = "other";

    private long logMillis;
    private long dataSeconds;
    private long impressions;
    private long otherBundles;
    private long coldStarts;
    private Map<String, Long> byRung = new TreeMap<>();

    /** Time never goes back. */
    public long advanceTo(long millis) {
        logMillis = Math.max(logMillis, millis);
        return logMillis;
    }

    public void count(Impression impression) {
        impressions++;
        coldStarts += impression.coldStart() ? 1 : 0;
        dataSeconds = Math.max(dataSeconds, impression.timeSeconds());
        boolean known = byRung.size() < MOST_RUNGS || byRung.containsKey(impression.rung());
        byRung.merge(known ? impression.rung() : OTHER_RUNGS, 1L, Long::sum);
    }

    public void countOtherBundle() {
        otherBundles++;
    }

    public long logMillis() {
        return logMillis;
    }

    public long dataSeconds() {
        return dataSeconds;
    }

    public long impressions() {
        return impressions;
    }

    public Counts counts(JoinCounts join) {
        return new Counts(
                impressions,
                join.interactions(),
                otherBundles,
                join.duplicateImpressions(),
                join.duplicateEvents(),
                join.unmatched(),
                join.notShown(),
                join.withoutRequest(),
                join.notSampled(),
                join.unheard(),
                coldStarts,
                byRung);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        StateFormat.longs(out, new long[] {logMillis, dataSeconds, impressions, otherBundles, coldStarts});
        StateFormat.counts(out, byRung);
    }

    @Override
    public void load(DataInput in) throws IOException {
        long[] saved = new long[5];
        StateFormat.longs(in, "counts", saved);
        logMillis = saved[0];
        dataSeconds = saved[1];
        impressions = saved[2];
        otherBundles = saved[3];
        coldStarts = saved[4];
        byRung = new TreeMap<>(StateFormat.counts(in, "rungs", MOST_RUNGS + 1));
    }
}

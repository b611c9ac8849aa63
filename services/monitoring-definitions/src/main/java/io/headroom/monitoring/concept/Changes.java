package io.headroom.monitoring.concept;

import io.headroom.monitoring.change.ChangeDetector;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.QualityView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalLong;

/** How often a detector found a change, and which way. Not thread-safe. */
final class Changes implements Stateful {

    private final String detector;
    private long values;
    private long increases;
    private long decreases;
    private long newestMillis;
    private boolean changing;

    Changes(String detector) {
        this.detector = detector;
    }

    void note(boolean increase, long logMillis) {
        increases += increase ? 1 : 0;
        decreases += increase ? 0 : 1;
        newestMillis = logMillis;
        changing = true;
    }

    void count() {
        values++;
    }

    /** Whether there was no change since the last call. */
    boolean settle() {
        boolean calm = !changing;
        changing = false;
        return calm;
    }

    QualityView.Change view(ChangeDetector state) {
        OptionalLong newest = increases + decreases == 0 ? OptionalLong.empty() : OptionalLong.of(newestMillis);
        return new QualityView.Change(detector, values, state.mean(), state.remembered(), increases, decreases, newest);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        StateFormat.longs(out, new long[] {values, increases, decreases, newestMillis, changing ? 1 : 0});
    }

    @Override
    public void load(DataInput in) throws IOException {
        long[] saved = new long[5];
        StateFormat.longs(in, "counts of changes", saved);
        values = saved[0];
        increases = saved[1];
        decreases = saved[2];
        newestMillis = saved[3];
        changing = saved[4] == 1;
    }
}

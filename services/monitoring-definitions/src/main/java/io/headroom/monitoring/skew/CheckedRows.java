package io.headroom.monitoring.skew;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.SkewView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How many rows of one kind were checked. Not thread-safe. */
final class CheckedRows implements Stateful {

    private final String view;
    private long checked;
    private long faults;
    private long notCheckable;
    private long newFaults;

    CheckedRows(String view) {
        this.view = view;
    }

    String view() {
        return view;
    }

    void same() {
        checked++;
    }

    void fault() {
        checked++;
        faults++;
        newFaults++;
    }

    void notCheckable() {
        notCheckable++;
    }

    long faults() {
        return faults;
    }

    long checked() {
        return checked;
    }

    /** Whether there was no fault since the last call. */
    boolean settle() {
        boolean calm = newFaults == 0;
        newFaults = 0;
        return calm;
    }

    SkewView.Rows rows() {
        return new SkewView.Rows(view, checked, faults, notCheckable);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        StateFormat.longs(out, new long[] {checked, faults, notCheckable, newFaults});
    }

    @Override
    public void load(DataInput in) throws IOException {
        long[] saved = new long[4];
        StateFormat.longs(in, "counts of " + view, saved);
        checked = saved[0];
        faults = saved[1];
        notCheckable = saved[2];
        newFaults = saved[3];
    }
}

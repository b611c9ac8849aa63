package io.headroom.monitoring.windows;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** When blocks and windows of observations end. Not thread-safe. */
public final class Pace implements Stateful {

    /** Many enough to see their variance, and two of them longer than sessions of users reach, which is over dozens of requests. */
    private static final int BLOCKS = 10;

    private final int window;
    private final int block;
    private int taken;
    private long windows;

    public Pace(int window) {
        this.window = window;
        this.block = Math.max(1, window / BLOCKS);
    }

    /** Counts an observation and says what ended with it. */
    public Step step() {
        taken++;
        if (taken == window) {
            taken = 0;
            windows++;
            return Step.WINDOW;
        }
        return taken % block == 0 ? Step.BLOCK : Step.NONE;
    }

    /** Observations of the window that runs. */
    public int taken() {
        return taken;
    }

    /** Windows that ended. */
    public long windows() {
        return windows;
    }

    /** What ends with an observation. */
    public enum Step {
        NONE,
        BLOCK,
        /** A block, and the window with it. */
        WINDOW
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(taken);
        out.writeLong(windows);
    }

    @Override
    public void load(DataInput in) throws IOException {
        taken = StateFormat.count(in, "observations of a window", window);
        windows = StateFormat.natural(in, "windows");
    }
}

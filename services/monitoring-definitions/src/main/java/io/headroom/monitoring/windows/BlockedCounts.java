package io.headroom.monitoring.windows;

import io.headroom.monitoring.significance.DesignEffect;
import io.headroom.monitoring.significance.DesignEffectEstimator;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Counts of a tumbling window by bin, and by consecutive blocks of it, which show how dependent neighbours are. Not thread-safe. */
public final class BlockedCounts implements Stateful {

    /** The design effect is the median over so many windows: a window in which things change does not hide the change, nor one its noise. */
    private static final int WINDOWS_OF_EFFECT = 25;

    private final long[] counts;
    private final long[] block;
    private DesignEffectEstimator estimator;

    public BlockedCounts(int bins) {
        counts = new long[bins];
        block = new long[bins];
        estimator = new DesignEffectEstimator(bins, WINDOWS_OF_EFFECT);
    }

    public void add(int bin) {
        block[bin]++;
    }

    /** Ends a block: so many observations that blocks hardly depend on each other. */
    public void endBlock() {
        estimator.block(block);
        for (int bin = 0; bin < block.length; bin++) {
            counts[bin] += block[bin];
            block[bin] = 0;
        }
    }

    /** Ends the window, whose last block has ended or counts without being one, and begins the next. */
    public Closed close() {
        long[] all = counts.clone();
        for (int bin = 0; bin < block.length; bin++) {
            all[bin] += block[bin];
            block[bin] = 0;
            counts[bin] = 0;
        }
        return new Closed(all, estimator.closeWindow());
    }

    /** A window's counts, and how much less they say than as many independent observations. */
    public record Closed(long[] counts, DesignEffect effect) {

        /** For a comparison with a reference that was an earlier stretch of the same stream. */
        public Closed ofBothSides() {
            return new Closed(counts, effect.ofBothSides());
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        StateFormat.longs(out, counts);
        StateFormat.longs(out, block);
        estimator.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        StateFormat.longs(in, "bins", counts);
        StateFormat.longs(in, "bins", block);
        estimator = DesignEffectEstimator.restore(in);
    }
}

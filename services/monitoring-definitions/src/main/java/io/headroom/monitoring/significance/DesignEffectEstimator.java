package io.headroom.monitoring.significance;

import io.headroom.monitoring.significance.BlockCounts.Traces;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToDoubleFunction;

/**
 * Estimates the design effect of a stream from the counts of consecutive blocks of its windows. Each closed window gives one estimate; the
 * answer is the median over the last windows, so that the one window in which the stream changes, whose blocks differ for that reason, does
 * not hide the change from the windows after it. Memory: (bins squared + 4 x windows kept) doubles. Not thread-safe.
 *
 * <p>A block must be long against the dependence (the design effect times about 5) and a window must have many blocks (20 or so): dependence
 * that reaches over blocks is seen only in part.
 */
public final class DesignEffectEstimator {
    private static final int LEAST_BLOCKS = 5;

    /** Of a median against a mean of as many values. */
    private static final double MEDIAN_EFFICIENCY = 2 / Math.PI;

    private final int bins;
    private final int windowsKept;
    private final Deque<DesignEffect> windows = new ArrayDeque<>();
    private BlockCounts open;

    /**
     * @param bins of the counts it will be fed
     * @param windowsKept over how many windows the median is taken; odd
     */
    public DesignEffectEstimator(int bins, int windowsKept) {
        if (bins < 1 || windowsKept < 1 || windowsKept % 2 == 0) {
            throw new IllegalArgumentException(
                    "design effect of " + bins + " bins over " + windowsKept + " windows: wants 1 or more, odd");
        }
        this.bins = bins;
        this.windowsKept = windowsKept;
        this.open = new BlockCounts(bins);
    }

    /** One block's counts, by bin. An empty block is ignored. */
    public void block(long[] counts) {
        if (counts.length != bins) {
            throw new IllegalArgumentException(counts.length + " counts for " + bins + " bins");
        }
        open.add(counts);
    }

    /** Ends a window and says what holds for it: the median over it and those before. Too few blocks leave no trace. */
    public DesignEffect closeWindow() {
        if (open.blocks() >= LEAST_BLOCKS) {
            windows.addLast(estimate(open));
            if (windows.size() > windowsKept) {
                windows.removeFirst();
            }
        }
        open = new BlockCounts(bins);
        return current();
    }

    /** The median over the windows closed last; independence before the first. */
    public DesignEffect current() {
        if (windows.isEmpty()) {
            return DesignEffect.INDEPENDENT;
        }
        double degrees = windows.stream().mapToDouble(DesignEffect::degrees).sum();
        double single = degrees / windows.size();
        double skew = Math.pow(1 - 2 / (9 * single), -3);
        return new DesignEffect(
                median(DesignEffect::mean) * skew,
                median(DesignEffect::variation),
                median(DesignEffect::cumulative) * skew,
                windows.size() < 3 ? degrees : degrees * MEDIAN_EFFICIENCY);
    }

    private double median(ToDoubleFunction<DesignEffect> part) {
        double[] values = windows.stream().mapToDouble(part).sorted().toArray();
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    private DesignEffect estimate(BlockCounts blocks) {
        Traces traces = blocks.traces();
        double degrees = blocks.blocks() - 1.0;
        if (traces.rank() < 1) {
            return new DesignEffect(1, 0, 1, degrees);
        }
        double mean = traces.trace() / traces.rank();
        double variation = variation(traces, degrees);
        double length = blocks.meanLength();
        return new DesignEffect(
                beyondBlocks(mean, mean * mean * (1 + variation), length),
                variation * (1 + mean * (1 + variation) / length),
                cumulative(blocks),
                degrees * traces.rank() / (1 + variation));
    }

    /**
     * Adds what dependence over block ends hides from a block's counts: for correlation that falls geometrically, an effect e shows as
     * e - (e^2 - 1) / (2 length).
     */
    private static double beyondBlocks(double effect, double meanSquare, double length) {
        return Math.max(1, effect + Math.max(0, meanSquare - 1) / (2 * length));
    }

    /** Squared coefficient of variation of the weights, freed of what sampling adds to the trace of a squared Wishart matrix. */
    private static double variation(Traces traces, double degrees) {
        double noise = traces.trace() * traces.trace() / degrees;
        double unbiased = (traces.ofSquare() - noise) * degrees * degrees / ((degrees - 1) * (degrees + 2));
        double mean = traces.trace() / traces.rank();
        return mean == 0 ? 0 : Math.min(traces.rank() - 1.0, Math.max(0, unbiased / traces.rank() / (mean * mean) - 1));
    }

    private double cumulative(BlockCounts blocks) {
        double observed = 0;
        double independent = 0;
        double below = 0;
        double variance = 0;
        for (int edge = 0; edge < bins - 1; edge++) {
            below += blocks.share(edge);
            variance += blocks.covariance(edge, edge);
            for (int j = 0; j < edge; j++) {
                variance += 2 * blocks.covariance(edge, j);
            }
            observed += variance;
            independent += below * (1 - below);
        }
        if (independent <= 0) {
            return 1;
        }
        double effect = observed / independent;
        return beyondBlocks(effect, effect * effect, blocks.meanLength());
    }

    /** Writes the state; {@link #restore} gives an estimator that goes on identically. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(bins);
        out.writeInt(windowsKept);
        out.writeInt(windows.size());
        for (DesignEffect window : windows) {
            for (double part :
                    new double[] {window.mean(), window.variation(), window.cumulative(), window.degrees()}) {
                out.writeDouble(part);
            }
        }
        open.write(out);
    }

    public static DesignEffectEstimator restore(DataInput in) throws IOException {
        DesignEffectEstimator estimator = new DesignEffectEstimator(in.readInt(), in.readInt());
        int closed = in.readInt();
        for (int i = 0; i < closed; i++) {
            estimator.windows.addLast(
                    new DesignEffect(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
        }
        estimator.open.read(in);
        return estimator;
    }
}

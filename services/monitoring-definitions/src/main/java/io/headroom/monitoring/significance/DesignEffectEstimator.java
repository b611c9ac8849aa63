package io.headroom.monitoring.significance;

import io.headroom.monitoring.significance.LongRunCovariance.Traces;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToDoubleFunction;

/**
 * Estimates the design effect of a stream from the counts of consecutive blocks of its windows. Each closed window gives one estimate; the
 * answer is the median over the last windows, so that the one window in which the stream changes, whose blocks differ for that reason, does
 * not hide the change from the windows after it. Memory: (blocks of a window x bins + 5 x windows kept) numbers. Not thread-safe.
 *
 * <p>Dependence is seen as far as two blocks reach; what lies beyond is not. The fewer blocks a window
 * has, the noisier its estimate; the tests know by the degrees of freedom told.
 */
public final class DesignEffectEstimator {
    private static final int LEAST_BLOCKS = 5;

    /** Of a median against a mean of as many values. */
    private static final double MEDIAN_EFFICIENCY = 2 / Math.PI;

    /** A Brownian bridge's squared integral varies as a chi-square of so many degrees: its weights are 1 / (j pi)^2. */
    private static final double BRIDGE_DIRECTIONS = 2.5;

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
        double degrees = degrees(DesignEffect::degrees);
        double cumulative = degrees(DesignEffect::cumulativeDegrees);
        double kept = windows.size() < 3 ? windows.size() : windows.size() * MEDIAN_EFFICIENCY;
        return new DesignEffect(
                median(DesignEffect::mean) * belowMean(degrees),
                median(DesignEffect::variation),
                median(DesignEffect::cumulative) * belowMean(cumulative),
                degrees * kept,
                cumulative * kept,
                false);
    }

    /** Of one window. */
    private double degrees(ToDoubleFunction<DesignEffect> part) {
        return windows.stream().mapToDouble(part).average().orElseThrow();
    }

    /** By how much the median of a chi-square lies below its mean (Wilson and Hilferty 1931); two windows or one have no median. */
    private double belowMean(double degrees) {
        return windows.size() < 3 ? 1 : Math.pow(1 - 2 / (9 * degrees), -3);
    }

    private double median(ToDoubleFunction<DesignEffect> part) {
        double[] values = windows.stream().mapToDouble(part).sorted().toArray();
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    private static DesignEffect estimate(BlockCounts blocks) {
        LongRunCovariance covariance = blocks.covariance();
        Traces traces = covariance.traces();
        double degrees = blocks.degrees();
        if (traces.rank() < 1) {
            return new DesignEffect(1, 0, 1, degrees, degrees, false);
        }
        double mean = traces.trace() / traces.rank();
        double variation = variation(traces, degrees);
        double reach = 2 * covariance.blockLength();
        double cumulative = covariance.cumulative();
        double directions = traces.rank() / (1 + variation);
        return new DesignEffect(
                Math.max(1, mean),
                variation * (1 + Math.max(0, mean) * (1 + variation) / reach),
                Math.max(1, cumulative),
                degrees * directions,
                degrees * Math.min(BRIDGE_DIRECTIONS, directions),
                false);
    }

    /** Squared coefficient of variation of the weights, freed of what sampling adds to the trace of a squared Wishart matrix. */
    private static double variation(Traces traces, double degrees) {
        double noise = traces.trace() * traces.trace() / degrees;
        double unbiased = (traces.ofSquare() - noise) * degrees * degrees / ((degrees - 1) * (degrees + 2));
        double mean = traces.trace() / traces.rank();
        return mean == 0 ? 0 : Math.min(traces.rank() - 1.0, Math.max(0, unbiased / traces.rank() / (mean * mean) - 1));
    }

    /** Writes the state; {@link #restore} gives an estimator that goes on identically. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(bins);
        out.writeInt(windowsKept);
        out.writeInt(windows.size());
        for (DesignEffect window : windows) {
            for (double part : new double[] {
                window.mean(), window.variation(), window.cumulative(), window.degrees(), window.cumulativeDegrees()
            }) {
                out.writeDouble(part);
            }
        }
        open.write(out);
    }

    public static DesignEffectEstimator restore(DataInput in) throws IOException {
        DesignEffectEstimator estimator = new DesignEffectEstimator(in.readInt(), in.readInt());
        int closed = in.readInt();
        for (int i = 0; i < closed; i++) {
            estimator.windows.addLast(new DesignEffect(
                    in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), false));
        }
        estimator.open.read(in);
        return estimator;
    }
}

package io.headroom.monitoring.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Estimates a stream's integrated autocorrelation time, 1 + 2 (sum of its autocorrelations): how many values say as much about the mean as one
 * independent value. From means of blocks of 2^j values, for all j at once: half the mean squared difference of consecutive block means (the
 * Allan variance; von Neumann 1941) times 2^j over the variance of single values. Differences of neighbours feel a change of the mean once and
 * then no more, so that the estimate does not take drift for dependence. The block length is the first that is {@value #WINDOW} times the time
 * estimated with it (Sokal's rule), or the longest with {@value #LEAST_DIFFERENCES} differences. Memory: 6 numbers a level. Not thread-safe.
 */
public final class AutocorrelationTime {
    private static final int LEVELS = 24;
    private static final int WINDOW = 8;
    private static final int LEAST_DIFFERENCES = 32;

    private final double[] pending = new double[LEVELS];
    private final boolean[] half = new boolean[LEVELS];
    private final double[] previous = new double[LEVELS];
    private final long[] blocks = new long[LEVELS];
    private final double[] squares = new double[LEVELS];
    private long count;
    private double mean;
    private double deviations;

    public void add(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        deviations += before * (value - mean);
        double block = value;
        for (int level = 0; level < LEVELS; level++) {
            difference(level, block);
            if (!half[level]) {
                pending[level] = block;
                half[level] = true;
                return;
            }
            half[level] = false;
            block = (pending[level] + block) / 2;
        }
    }

    private void difference(int level, double block) {
        if (blocks[level] > 0) {
            double gap = block - previous[level];
            squares[level] += gap * gap;
        }
        previous[level] = block;
        blocks[level]++;
    }

    /** At least 1; 1 as long as there are too few values, or only one, to tell. */
    public double estimate() {
        double variance = count < 2 ? 0 : deviations / (count - 1);
        double time = 1;
        if (variance <= 0) {
            return time;
        }
        for (int level = 0; level < LEVELS && blocks[level] > LEAST_DIFFERENCES; level++) {
            double length = 1L << level;
            double allan = squares[level] / (2 * (blocks[level] - 1));
            time = Math.max(1, length * allan / variance);
            if (level >= 3 && length >= WINDOW * time) {
                break;
            }
        }
        return time;
    }

    public long count() {
        return count;
    }

    public void save(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(mean);
        out.writeDouble(deviations);
        for (int level = 0; level < LEVELS; level++) {
            out.writeDouble(pending[level]);
            out.writeBoolean(half[level]);
            out.writeDouble(previous[level]);
            out.writeLong(blocks[level]);
            out.writeDouble(squares[level]);
        }
    }

    public static AutocorrelationTime restore(DataInput in) throws IOException {
        AutocorrelationTime restored = new AutocorrelationTime();
        restored.count = in.readLong();
        restored.mean = in.readDouble();
        restored.deviations = in.readDouble();
        for (int level = 0; level < LEVELS; level++) {
            restored.pending[level] = in.readDouble();
            restored.half[level] = in.readBoolean();
            restored.previous[level] = in.readDouble();
            restored.blocks[level] = in.readLong();
            restored.squares[level] = in.readDouble();
        }
        return restored;
    }
}

package io.headroom.monitoring.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Estimates a stream's integrated autocorrelation time, 1 + 2 (sum of its autocorrelations): how many values say as much about the mean as one
 * independent value. From means of blocks of 2^j values, for all j at once: half the mean squared difference of consecutive block means (the
 * Allan variance; von Neumann 1941) times 2^j over the variance of single values. Among the block lengths with {@value #LEAST_DIFFERENCES}
 * differences or more, the largest such ratio is believed that noise does not explain: one above 1 by {@value #DEVIATIONS} of its standard
 * deviations when values are independent.
 *
 * <p>A change of the mean falls between two blocks once and then no more, and a difference counts at most {@value #LARGEST} times the mean one,
 * so that drift is not taken for dependence. Memory: 5 numbers a level. Not thread-safe.
 */
public final class AutocorrelationTime {
    private static final int LEVELS = 24;
    private static final int LEAST_DIFFERENCES = 32;
    private static final int LEAST_FOR_SCALE = 8;
    private static final double DEVIATIONS = 2.5;
    private static final int LARGEST = 9;
    private static final int DIFFERENCES_BEFORE_CAPPING = 8;

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
            long before = blocks[level] - 1;
            double cap = before < DIFFERENCES_BEFORE_CAPPING || squares[level] == 0
                    ? Double.POSITIVE_INFINITY
                    : LARGEST * squares[level] / before;
            squares[level] += Math.min(cap, gap * gap);
        }
        previous[level] = block;
        blocks[level]++;
    }

    /** At least 1, and 1 as long as the values seen do not tell otherwise. */
    public double estimate() {
        double variance = count < 2 ? 0 : deviations / (count - 1);
        double time = 1;
        if (variance <= 0) {
            return time;
        }
        for (int level = 0; level < LEVELS && blocks[level] > LEAST_DIFFERENCES; level++) {
            double differences = blocks[level] - 1.0;
            double ratio = (1L << level) * squares[level] / (2 * differences * variance);
            double noise = DEVIATIONS * Math.sqrt(3 / differences);
            time = ratio > 1 + noise ? Math.max(time, ratio) : time;
        }
        return time;
    }

    /**
     * What blocks of at most {@code longest} values show, whether noise explains it or not: of the longest blocks with
     * {@value #LEAST_FOR_SCALE} differences or more. For tests that reckon with the noise by its degrees of freedom.
     */
    public Scale scale(int longest) {
        double variance = count < 2 ? 0 : deviations / (count - 1);
        int level = 0;
        while (level + 1 < LEVELS && 2L << level <= longest && blocks[level + 1] > LEAST_FOR_SCALE) {
            level++;
        }
        double differences = Math.max(1, blocks[level] - 1.0);
        double ratio = variance <= 0 ? 1 : (1L << level) * squares[level] / (2 * differences * variance);
        return new Scale(Math.max(1, ratio), Math.max(1, differences * 2 / 3));
    }

    /**
     * @param time at least 1
     * @param degrees of freedom: half squared differences of neighbours vary by 3 / differences of their mean's square
     */
    public record Scale(double time, double degrees) {}

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

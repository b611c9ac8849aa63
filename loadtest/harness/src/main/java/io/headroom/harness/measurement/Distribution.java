package io.headroom.harness.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Recorded values in microseconds, to three significant digits. Percentiles are values that were recorded (nearest rank), never
 * interpolated. Immutable.
 */
public final class Distribution {
    private final Histogram histogram;

    Distribution(Histogram histogram) {
        this.histogram = histogram.copy();
    }

    /** Nothing recorded. */
    public static Distribution empty() {
        return new MicrosRecorder().distribution();
    }

    public long count() {
        return histogram.getTotalCount();
    }

    public long max() {
        return histogram.getMaxValue();
    }

    public double mean() {
        return count() == 0 ? 0 : histogram.getMean();
    }

    /** The smallest recorded value that at least this share of all values does not exceed; 0 when nothing was recorded. */
    public long quantile(double quantile) {
        return count() == 0 ? 0 : histogram.getValueAtPercentile(quantile * 100);
    }

    /** The value at a rank counted from 1 in ascending order; empty outside 1..count. */
    public OptionalLong atRank(long rank) {
        if (rank < 1 || rank > count()) {
            return OptionalLong.empty();
        }
        // Half a rank below keeps rounding from reaching the next rank.
        return OptionalLong.of(histogram.getValueAtPercentile(100.0 * (rank - 0.5) / count()));
    }

    /** How many values lie above the limit, to the histogram's resolution. */
    public long countAbove(long limit) {
        return count() == 0 ? 0 : count() - histogram.getCountBetweenValues(0, limit);
    }

    /** Points of the cumulative distribution, denser toward the tail, up to the largest value. */
    public List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (HistogramIterationValue value : histogram.percentiles(10)) {
            points.add(new Point(value.getPercentileLevelIteratedTo() / 100, value.getValueIteratedTo()));
        }
        return List.copyOf(points);
    }

    /**
     * One point of the cumulative distribution.
     *
     * @param quantile share of values that do not exceed it, 0 to 1
     */
    public record Point(double quantile, long micros) {}
}

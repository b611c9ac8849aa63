package io.headroom.drift.scoring;

import io.headroom.harness.statistics.RankInterval;
import java.util.Arrays;

/**
 * A median over runs with its confidence interval from order statistics, whatever the distribution. What was not found has no delay: it counts
 * as infinite, so a median of mostly missed drifts is infinite too.
 *
 * @param low 0 where the runs are too few to bound it
 * @param high infinite where the runs do not bound it
 */
public record Median(double value, double low, double high) {
    public static final double CONFIDENCE = 0.95;

    /** @param values any order, infinite where there is none; not empty */
    public static Median of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double value = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        RankInterval ranks = RankInterval.of(0.5, sorted.length, CONFIDENCE);
        return new Median(
                value,
                ranks.lower() < 1 ? 0 : sorted[(int) ranks.lower() - 1],
                ranks.upper() > sorted.length ? Double.POSITIVE_INFINITY : sorted[(int) ranks.upper() - 1]);
    }

    public boolean isFound() {
        return Double.isFinite(value);
    }
}

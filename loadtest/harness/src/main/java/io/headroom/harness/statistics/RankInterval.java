package io.headroom.harness.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The ranks, counted from 1, of the two order statistics that enclose a percentile with at least the stated confidence, whatever the
 * distribution. A lower rank of 0 or an upper rank above the sample size means the sample sets no bound on that side.
 */
public record RankInterval(long lower, long upper) {
    public static RankInterval of(double quantile, long samples, double confidence) {
        if (samples == 0) {
            return new RankInterval(0, 1);
        }
        BinomialDistribution below = BinomialDistribution.of(Math.toIntExact(samples), quantile);
        double tail = (1 - confidence) / 2;
        return new RankInterval(below.inverseCumulativeProbability(tail), below.inverseSurvivalProbability(tail) + 1L);
    }
}

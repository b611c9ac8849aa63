package io.headroom.monitoring.distance;

import io.headroom.monitoring.significance.DesignEffect;
import io.headroom.monitoring.significance.TestOutcome;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Whether a rate (of missing values, of words out of the vocabulary) differs from the reference's. Two-sided. Where every cell of the
 * two-by-two table is expected at least {@value #LEAST_EXPECTED} times: the pooled z-test as a chi-square of one degree of freedom. Where not,
 * above all when the reference has none at all: Fisher's exact test (1935), which is conservative; the counts of a dependent side are then
 * first divided by the design effect. The distance is the absolute difference of the rates.
 */
public final class Proportions {
    static final double LEAST_EXPECTED = 10;

    private Proportions() {}

    /** {@code hits} out of {@code total} on either side. */
    public static TestOutcome test(
            long referenceHits,
            long referenceTotal,
            long currentHits,
            long currentTotal,
            double alpha,
            DesignEffect effect) {
        requireCounts(referenceHits, referenceTotal);
        requireCounts(currentHits, currentTotal);
        if (referenceTotal == 0 || currentTotal == 0) {
            return TestOutcome.NOTHING;
        }
        double n = currentTotal;
        double m = referenceTotal;
        double pooled = (referenceHits + currentHits) / (n + m);
        double difference = Math.abs(currentHits / n - referenceHits / m);
        double variance = pooled * (1 - pooled) * (1 / n + 1 / m);
        double threshold = Math.sqrt(effect.criticalValue(alpha, 1, n, m) * variance);
        if (Math.min(pooled, 1 - pooled) * Math.min(n, m) / effect.mean() >= LEAST_EXPECTED) {
            return new TestOutcome(difference, threshold, effect.pValue(difference * difference / variance, 1, n, m));
        }
        double before = effect.both() ? effect.mean() : 1;
        double p = fisher(
                Math.round(referenceHits / before),
                Math.round(referenceTotal / before),
                Math.round(currentHits / effect.mean()),
                Math.round(n / effect.mean()));
        return new TestOutcome(
                difference,
                p <= alpha ? Math.min(threshold, Math.nextDown(difference)) : Math.max(threshold, difference),
                p);
    }

    /** Sum of the probabilities of all tables with these margins that are at most as probable as this one. */
    static double fisher(long referenceHits, long referenceTotal, long currentHits, long currentTotal) {
        HypergeometricDistribution hits = HypergeometricDistribution.of(
                Math.toIntExact(referenceTotal + currentTotal),
                Math.toIntExact(referenceHits + currentHits),
                Math.toIntExact(currentTotal));
        double observed = hits.logProbability((int) currentHits) + 1e-7;
        double p = 0;
        for (int k = hits.getSupportLowerBound(); k <= hits.getSupportUpperBound(); k++) {
            double logProbability = hits.logProbability(k);
            p += logProbability <= observed ? Math.exp(logProbability) : 0;
        }
        return Math.min(1, p);
    }

    private static void requireCounts(long hits, long total) {
        if (hits < 0 || hits > total) {
            throw new IllegalArgumentException(hits + " hits out of " + total);
        }
    }
}

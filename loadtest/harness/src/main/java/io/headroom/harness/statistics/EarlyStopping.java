package io.headroom.harness.statistics;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * When a sample suffices to say that a percentile lies within a limit. With {@code within} requests inside the limit and {@code late}
 * outside it, the claim holds at confidence c when I(p; within, late + 1) <= 1 - c, I being the regularised incomplete beta function: if the
 * claim were false, so few late requests would be seen with a probability of at most 1 - c. (Early stopping in MLPerf LoadGen.)
 */
public final class EarlyStopping {
    private static final long MANY = 1L << 30;

    private EarlyStopping() {}

    /** Whether the sample proves that the share within the limit is at least {@code quantile}. */
    public static boolean proves(double quantile, long within, long late, double confidence) {
        return within + late > 0 && atMostLate(quantile, within + late, late) <= 1 - confidence;
    }

    /** Whether the sample proves the opposite: so many late requests are too unlikely if the claim were true. */
    public static boolean refutes(double quantile, long within, long late, double confidence) {
        return late > 0 && 1 - atMostLate(quantile, within + late, late - 1) <= 1 - confidence;
    }

    /** The smallest number of requests within the limit that proves the claim beside this many late ones. */
    public static long smallestWithin(double quantile, long late, double confidence) {
        return smallest(within -> proves(quantile, within, late, confidence)).orElseThrow();
    }

    /** How many requests prove the claim if their late share stays the same; empty when that share is too close to the claim, or above it. */
    public static OptionalLong requestsNeeded(double quantile, double lateShare, double confidence) {
        return smallest(requests -> {
            long late = (long) Math.ceil(requests * lateShare);
            return late < requests && proves(quantile, requests - late, late, confidence);
        });
    }

    /** How many requests state a percentile's rank to within a margin either side: z^2 p (1-p) / margin^2. */
    public static long requestsForMargin(double quantile, double margin, double confidence) {
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(1 - (1 - confidence) / 2);
        return (long) Math.ceil(z * z * quantile * (1 - quantile) / (margin * margin));
    }

    /** I(p; n - late, late + 1), which is the binomial probability of at most this many late requests. */
    private static double atMostLate(double quantile, long requests, long late) {
        return BinomialDistribution.of(Math.toIntExact(requests), 1 - quantile)
                .cumulativeProbability(Math.toIntExact(late));
    }

    private static OptionalLong smallest(java.util.function.LongPredicate enough) {
        long high = 1;
        while (!enough.test(high)) {
            high *= 2;
            if (high > MANY) {
                return OptionalLong.empty();
            }
        }
        long low = high / 2;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalLong.of(high);
    }
}

package io.headroom.monitoring.distance;

import java.util.Arrays;

/** Jensen-Shannon divergence over bins, base 2: from 0 for the same shares to 1 for shares that have no bin in common (Lin 1991). */
public final class JensenShannon {
    private JensenShannon() {}

    /** In bits; 0 when a side has no observations. */
    public static double divergence(long[] reference, long[] current) {
        PopulationStability.requireSameBins(reference, current);
        double m = Arrays.stream(reference).sum();
        double n = Arrays.stream(current).sum();
        if (n == 0 || m == 0) {
            return 0;
        }
        double divergence = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            double p = reference[bin] / m;
            double q = current[bin] / n;
            divergence += (towardsMiddle(p, q) + towardsMiddle(q, p)) / 2;
        }
        return Math.clamp(divergence / Math.log(2), 0, 1);
    }

    /** The square root of the divergence, which is a metric (Endres and Schindelin 2003). */
    public static double distance(long[] reference, long[] current) {
        return Math.sqrt(divergence(reference, current));
    }

    private static double towardsMiddle(double p, double q) {
        return p == 0 ? 0 : p * Math.log(2 * p / (p + q));
    }
}

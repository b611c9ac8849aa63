package io.headroom.monitoring.significance;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * How much less a window of dependent observations says than as many independent ones; what tests that assume independence are corrected by.
 * After Rao and Scott (Annals of Statistics 12, 1984): the chi-square statistic of dependent counts is a sum of chi-squares weighted by the
 * generalised design effects. Its mean and variance follow from theirs; its skewness, which rules the far tail, is that of gamma-distributed
 * weights; and a chi-square shifted and scaled to these three moments stands for the sum (Buckley and Eagleson, Australian Journal of Statistics
 * 30, 1988). That the weights were themselves estimated makes it an F (Thomas and Rao, JASA 82, 1987).
 *
 * @param mean mean of the generalised design effects; 1 for independent observations
 * @param variation their squared coefficient of variation; 0 when all are alike
 * @param cumulative design effect of the empirical distribution function, averaged over the edges; 1 for independent observations
 * @param degrees degrees of freedom of the estimate of {@code mean}; infinite when nothing was estimated
 * @param cumulativeDegrees those of {@code cumulative}
 * @param both whether the reference is a stretch of the same stream, and its observations as dependent; if not they are independent
 */
public record DesignEffect(
        double mean, double variation, double cumulative, double degrees, double cumulativeDegrees, boolean both) {
    /** Independent observations. */
    public static final DesignEffect INDEPENDENT =
            new DesignEffect(1, 0, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, false);

    public DesignEffect {
        if (!(mean >= 1 && variation >= 0 && cumulative >= 1 && degrees > 0 && cumulativeDegrees > 0)) {
            throw new IllegalArgumentException("design effect mean " + mean + ", variation " + variation
                    + ", cumulative " + cumulative + ", degrees " + degrees + " and " + cumulativeDegrees);
        }
    }

    /** The same for a comparison with a reference out of the same stream. */
    public DesignEffect ofBothSides() {
        return new DesignEffect(mean, variation, cumulative, degrees, cumulativeDegrees, true);
    }

    /** How many independent observations estimate the reference's distribution function as well as it does. */
    public double effectiveReference(double observations) {
        return both ? effectiveSize(observations) : observations;
    }

    /** How many independent observations estimate a distribution function as well as {@code observations} dependent ones. */
    public double effectiveSize(double observations) {
        return observations / cumulative;
    }

    /**
     * Degrees of freedom of the estimated variance of a distribution function's distance from that of {@code reference} observations,
     * whose variance is known when they are independent (Satterthwaite 1946).
     */
    public double distanceDegrees(double observations, double reference) {
        return both ? cumulativeDegrees : known(cumulativeDegrees, cumulative / observations, 1 / reference);
    }

    /** Of a sum of an estimated variance and one that is known. */
    private static double known(double degrees, double estimated, double known) {
        double sum = 1 + known / estimated;
        return degrees * sum * sum;
    }

    /**
     * The p-value of a chi-square statistic that compared {@code current} dependent observations with the {@code reference} as if all were
     * independent.
     */
    public double pValue(double chiSquare, double degreesOfFreedom, double current, double reference) {
        if (degreesOfFreedom <= 0) {
            return 1;
        }
        WeightedSum sum = sum(degreesOfFreedom, current, reference);
        double standard = (chiSquare - sum.mean) / sum.deviation;
        double matched = Math.max(0, 1 + standard * Math.sqrt(2 / sum.degrees));
        return ratio(sum).survivalProbability(matched);
    }

    /** The chi-square statistic whose {@link #pValue} is {@code alpha}. */
    public double criticalValue(double alpha, double degreesOfFreedom, double current, double reference) {
        if (degreesOfFreedom <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        WeightedSum sum = sum(degreesOfFreedom, current, reference);
        double matched = ratio(sum).inverseSurvivalProbability(alpha);
        return sum.mean + sum.deviation * (matched - 1) / Math.sqrt(2 / sum.degrees);
    }

    /** Of a chi-square over its degrees of freedom, when the scale is known or estimated. */
    private static ContinuousDistribution ratio(WeightedSum sum) {
        return Double.isInfinite(sum.scale)
                ? GammaDistribution.of(sum.degrees / 2, 2 / sum.degrees)
                : FDistribution.of(sum.degrees, sum.scale);
    }

    /** An independent reference adds noise of its own, so the weights of the difference lie between the current window's and 1. */
    private WeightedSum sum(double terms, double current, double reference) {
        double share = both ? 1 : 1 / (1 + current / reference);
        double weight = share * mean + 1 - share;
        double spread = share * mean / weight;
        double unevenness = variation * spread * spread;
        double tail = 1 + 2 * unevenness;
        return new WeightedSum(
                terms * weight,
                weight * Math.sqrt(2 * terms * (1 + unevenness)),
                terms * (1 + unevenness) / (tail * tail),
                known(degrees, share * mean, 1 - share));
    }

    /**
     * @param degrees of the chi-square with the same skewness
     * @param scale degrees of freedom with which its scale was estimated
     */
    private record WeightedSum(double mean, double deviation, double degrees, double scale) {}
}

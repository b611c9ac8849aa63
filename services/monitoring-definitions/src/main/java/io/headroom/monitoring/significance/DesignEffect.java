package io.headroom.monitoring.significance;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * How much less a window of dependent observations says than as many independent ones; what tests that assume independence are corrected by.
 * After Rao and Scott (Annals of Statistics 12, 1984): the chi-square statistic of dependent counts is a weighted sum of chi-squares, and the
 * mean and the variation of its weights (the generalised design effects) give a scaled chi-square with Satterthwaite's degrees of freedom;
 * that the weights were themselves estimated makes it an F (Thomas and Rao, JASA 82, 1987).
 *
 * @param mean mean of the generalised design effects; 1 for independent observations
 * @param variation their squared coefficient of variation; 0 when all are alike
 * @param cumulative design effect of the empirical distribution function, averaged over the edges; 1 for independent observations
 * @param degrees degrees of freedom of the estimate per bin; infinite when nothing was estimated
 */
public record DesignEffect(double mean, double variation, double cumulative, double degrees) {
    /** Independent observations. */
    public static final DesignEffect INDEPENDENT = new DesignEffect(1, 0, 1, Double.POSITIVE_INFINITY);

    public DesignEffect {
        if (!(mean >= 1 && variation >= 0 && cumulative >= 1 && degrees > 0)) {
            throw new IllegalArgumentException("design effect mean " + mean + ", variation " + variation
                    + ", cumulative " + cumulative + ", degrees " + degrees);
        }
    }

    /** How many independent observations estimate a distribution function as well as {@code observations} dependent ones. */
    public double effectiveSize(double observations) {
        return observations / cumulative;
    }

    /**
     * The p-value of a chi-square statistic that compared {@code current} dependent observations with {@code reference} independent ones as if
     * all were independent.
     */
    public double pValue(double chiSquare, double degreesOfFreedom, double current, double reference) {
        if (degreesOfFreedom <= 0) {
            return 1;
        }
        Weights weights = weights(degreesOfFreedom, current, reference);
        double scaled = chiSquare / (weights.mean * degreesOfFreedom);
        if (Double.isInfinite(degrees)) {
            return ChiSquaredDistribution.of(weights.degrees).survivalProbability(scaled * weights.degrees);
        }
        return FDistribution.of(weights.degrees, weights.degrees * degrees).survivalProbability(scaled);
    }

    /** The chi-square statistic whose {@link #pValue} is {@code alpha}. */
    public double criticalValue(double alpha, double degreesOfFreedom, double current, double reference) {
        if (degreesOfFreedom <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        Weights weights = weights(degreesOfFreedom, current, reference);
        double scaled = Double.isInfinite(degrees)
                ? ChiSquaredDistribution.of(weights.degrees).inverseSurvivalProbability(alpha) / weights.degrees
                : FDistribution.of(weights.degrees, weights.degrees * degrees).inverseSurvivalProbability(alpha);
        return scaled * weights.mean * degreesOfFreedom;
    }

    /** The reference adds independent noise of its own, so the weights of the difference lie between the current window's and 1. */
    private Weights weights(double degreesOfFreedom, double current, double reference) {
        double share = 1 / (1 + current / reference);
        double weight = share * mean + 1 - share;
        double spread = share * mean / weight;
        return new Weights(weight, degreesOfFreedom / (1 + variation * spread * spread));
    }

    private record Weights(double mean, double degrees) {}
}

package io.headroom.monitoring.distance;

import io.headroom.monitoring.significance.DesignEffect;
import io.headroom.monitoring.significance.TestOutcome;

/**
 * The largest vertical distance between two distribution functions, and Smirnov's test of it. The threshold at level alpha is c(alpha)
 * sqrt((n + m) / (n m)) with c(alpha) = sqrt(-ln(alpha / 2) / 2), 1.358 at 0.05 (first term of Kolmogorov's series; Massart 1990), plus what
 * either side's height may be off when it comes from a sketch. Where a design effect was estimated with d degrees of freedom, the exponential
 * exp(-a) of the probability becomes its mean over that estimate's errors, (1 + 2 a / d)^(-d / 2), as a t stands for a normal. On values with ties the test is conservative.
 */
public final class KolmogorovSmirnov {
    private KolmogorovSmirnov() {}

    /** From 0 to 1; 0 when a side is empty. */
    public static double distance(StepDistribution reference, StepDistribution current) {
        if (reference.isEmpty() || current.isEmpty()) {
            return 0;
        }
        double distance = 0;
        for (StepWalk walk = new StepWalk(reference, current); walk.hasNext(); ) {
            walk.next();
            distance = Math.max(distance, walk.gap());
        }
        return distance;
    }

    /** Whether the two differ, at level {@code alpha}; their observations as dependent as {@code effect} says. */
    public static TestOutcome test(
            StepDistribution reference, StepDistribution current, double alpha, DesignEffect effect) {
        if (reference.isEmpty() || current.isEmpty()) {
            return TestOutcome.NOTHING;
        }
        double distance = distance(reference, current);
        double n = effect.effectiveSize((double) current.observations());
        double m = effect.effectiveReference((double) reference.observations());
        double slack = reference.rankError() + current.rankError();
        double degrees = effect.distanceDegrees((double) current.observations(), (double) reference.observations());
        return new TestOutcome(
                distance, threshold(n, m, alpha, degrees) + slack, pValue(distance - slack, n, m, degrees));
    }

    /** Of exact distributions. */
    public static double threshold(double current, double reference, double alpha) {
        return threshold(current, reference, alpha, Double.POSITIVE_INFINITY);
    }

    private static double threshold(double current, double reference, double alpha, double degrees) {
        double exponent = -Math.log(alpha / 2);
        double reached = Double.isInfinite(degrees) ? exponent : degrees / 2 * Math.expm1(exponent * 2 / degrees);
        return Math.sqrt(reached / 2) * Math.sqrt((current + reference) / (current * reference));
    }

    /** Of a distance between exact distributions; the inverse of {@link #threshold}. */
    public static double pValue(double distance, double current, double reference) {
        return pValue(distance, current, reference, Double.POSITIVE_INFINITY);
    }

    private static double pValue(double distance, double current, double reference, double degrees) {
        double scaled = Math.max(0, distance);
        double exponent = 2 * scaled * scaled * current * reference / (current + reference);
        double logarithm = Double.isInfinite(degrees) ? exponent : degrees / 2 * Math.log1p(2 * exponent / degrees);
        return Math.min(1, 2 * Math.exp(-logarithm));
    }
}

package io.headroom.monitoring.quality;

import io.headroom.monitoring.significance.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Area under the ROC curve: the probability that a positive scores above a negative, ties counting half.
 *
 * @param value NaN when there are no positives or no negatives
 * @param standardError after DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988), with effective counts (Kish 1965) where labels are
 *     weighted; NaN where {@code value} is
 * @param binError how far {@code value} may be from that of the scores themselves, at most: half the share of pairs that fell in one bin
 */
public record Auc(double value, double standardError, double binError) {
    private static final Auc NONE = new Auc(Double.NaN, Double.NaN, 0);

    /** Of weights by score bin, ascending; squared weights in pairs (positives', negatives'). */
    static Auc of(double[] positives, double[] negatives, double[] squaredWeights) {
        double p = 0;
        double n = 0;
        double pSquares = 0;
        double nSquares = 0;
        for (int bin = 0; bin < positives.length; bin++) {
            p += positives[bin];
            n += negatives[bin];
            pSquares += squaredWeights[2 * bin];
            nSquares += squaredWeights[2 * bin + 1];
        }
        if (!(p > 0 && n > 0)) {
            return NONE;
        }
        Moments moments = moments(positives, negatives, p, n);
        double error = spread(moments.positiveSquares, moments.area, p * p / pSquares)
                + spread(moments.negativeSquares, moments.area, n * n / nSquares);
        return new Auc(moments.area, Math.sqrt(error), moments.tied / 2);
    }

    private static Moments moments(double[] positives, double[] negatives, double p, double n) {
        double area = 0;
        double tied = 0;
        double positiveSquares = 0;
        double negativeSquares = 0;
        double negativesBelow = 0;
        double positivesBelow = 0;
        for (int bin = 0; bin < positives.length; bin++) {
            double beats = (negativesBelow + negatives[bin] / 2) / n;
            double beatenBy = (p - positivesBelow - positives[bin] / 2) / p;
            area += positives[bin] / p * beats;
            positiveSquares += positives[bin] / p * beats * beats;
            negativeSquares += negatives[bin] / n * beatenBy * beatenBy;
            tied += positives[bin] / p * negatives[bin] / n;
            negativesBelow += negatives[bin];
            positivesBelow += positives[bin];
        }
        return new Moments(area, positiveSquares, negativeSquares, tied);
    }

    /** Variance of the mean of as many independent placements as the weights amount to. */
    private static double spread(double squares, double mean, double effective) {
        return Math.max(0, squares - mean * mean) / Math.max(1, effective - 1);
    }

    /** Normal interval, cut to 0..1; all of it when there is no value. */
    public Interval interval(double confidence) {
        if (Double.isNaN(value)) {
            return new Interval(0, 1);
        }
        double reach = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2) * standardError;
        return new Interval(Math.max(0, value - reach), Math.min(1, value + reach));
    }

    /** Standard error from the area and the counts alone (Hanley and McNeil, Radiology 143, 1982). */
    public static double hanleyMcNeil(double area, double positives, double negatives) {
        double q1 = area / (2 - area);
        double q2 = 2 * area * area / (1 + area);
        double variance =
                area * (1 - area) + (positives - 1) * (q1 - area * area) + (negatives - 1) * (q2 - area * area);
        return Math.sqrt(Math.max(0, variance) / (positives * negatives));
    }

    private record Moments(double area, double positiveSquares, double negativeSquares, double tied) {}
}

package io.headroom.monitoring.concept;

import java.util.List;

/**
 * Clicks by the examination hypothesis (Richardson, Dominowska and Ragno, WWW 2007): a click is an item looked at and relevant. A score times
 * a position's propensity is the expected click probability; propensities are on the score's scale, their greatest is that of a place
 * that everybody looks at.
 */
final class PositionBias {

    private static final double LEAST = 1e-6;

    private final double[] propensities;
    private final double greatest;
    private final double clip;

    /** @param clip the greatest weight of a click */
    PositionBias(List<Double> propensities, double clip) {
        this.clip = clip;
        this.propensities =
                propensities.stream().mapToDouble(Double::doubleValue).toArray();
        this.greatest =
                propensities.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    }

    boolean isKnown() {
        return propensities.length > 0;
    }

    /** Probability that the user looks at a position, from 1; the last known holds for those after it. */
    double examination(int position) {
        return propensity(position) / greatest;
    }

    /** What a click at a position stands for: the inverse of the examination, clipped. */
    double weight(int position) {
        return Math.min(clip, 1 / examination(position));
    }

    double clip() {
        return clip;
    }

    private double propensity(int position) {
        if (propensities.length == 0) {
            return 1;
        }
        return propensities[Math.clamp(position - 1L, 0, propensities.length - 1)];
    }

    /** Probability of a click on an item so scored, at that position. */
    double click(double score, int position) {
        return within(score * propensity(position));
    }

    /** Probability that the user, having looked, clicks. */
    double relevance(double score) {
        return within(score * greatest);
    }

    /** Of positions from 1 on, as many as are known. */
    double[] examinations() {
        double[] examinations = propensities.clone();
        for (int i = 0; i < examinations.length; i++) {
            examinations[i] /= greatest;
        }
        return examinations;
    }

    private static double within(double probability) {
        return Double.isNaN(probability) ? LEAST : Math.clamp(probability, LEAST, 1 - LEAST);
    }
}

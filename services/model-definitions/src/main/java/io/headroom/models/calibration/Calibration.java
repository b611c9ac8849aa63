package io.headroom.models.calibration;

import java.util.Arrays;

/**
 * Turns a ranker's logits into probabilities: piecewise linear between the knots of a monotone fit, and nearly flat outside them, so that it
 * never changes the order of two rows, only closes the gap between what was said and what came true. Immutable; the arrays are copied.
 *
 * @param logits knots, strictly increasing
 * @param probabilities their probabilities, within 0..1, never decreasing
 */
public record Calibration(float[] logits, float[] probabilities) {
    private static final double MOST_BEYOND = 0.1;

    public Calibration {
        if (logits.length == 0 || logits.length != probabilities.length) {
            throw new IllegalArgumentException(
                    "calibration has %d logits and %d probabilities".formatted(logits.length, probabilities.length));
        }
        for (int i = 0; i < logits.length; i++) {
            boolean ordered = i == 0 || (logits[i] > logits[i - 1] && probabilities[i] >= probabilities[i - 1]);
            if (!ordered || !(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                throw new IllegalArgumentException("calibration knot %d (%s, %s) is out of order or range"
                        .formatted(i, logits[i], probabilities[i]));
            }
        }
        logits = logits.clone();
        probabilities = probabilities.clone();
    }

    /** The logistic function itself, by knots: for a model that needs no correction. */
    public static Calibration identity() {
        int knots = 161;
        float[] logits = new float[knots];
        float[] probabilities = new float[knots];
        for (int i = 0; i < knots; i++) {
            logits[i] = (i - knots / 2) * 0.125f;
            probabilities[i] = (float) (1 / (1 + Math.exp(-logits[i])));
        }
        return new Calibration(logits, probabilities);
    }

    /** The probability for one logit. */
    public float probability(float logit) {
        int at = Arrays.binarySearch(logits, logit);
        if (at >= 0) {
            return probabilities[at];
        }
        int next = -at - 1;
        if (next == 0) {
            return probabilities[0] * (1 - rise(logits[0] - logit));
        }
        if (next == logits.length) {
            float last = probabilities[next - 1];
            return Math.min(1f, last * (1 + rise(logit - logits[next - 1])));
        }
        float share = (logit - logits[next - 1]) / (logits[next] - logits[next - 1]);
        return probabilities[next - 1] + share * (probabilities[next] - probabilities[next - 1]);
    }

    /** Share by which the probability moves on beyond the knots: from 0, never more than {@link #MOST_BEYOND}. */
    private static float rise(float distance) {
        return (float) (MOST_BEYOND * (1 - Math.exp(-distance)));
    }

    /** The probabilities for many logits. */
    public float[] probabilities(float[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = probability(values[i]);
        }
        return result;
    }

    @Override
    public float[] logits() {
        return logits.clone();
    }

    @Override
    public float[] probabilities() {
        return probabilities.clone();
    }
}

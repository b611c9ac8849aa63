package io.headroom.drift.learning;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A calibration that never reorders: pool adjacent violators (Ayer et al. 1955), linear between the blocks' middles. Clicks are counted
 * against how many looks they had a chance of, so the result is the probability of a click given a look. Immutable.
 */
public final class Isotonic {
    private static final double LEAST = 1e-4;

    private final double[] scores;
    private final double[] probabilities;

    private Isotonic(double[] scores, double[] probabilities) {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    /** Leaves scores as they are. */
    public static Isotonic identity() {
        return new Isotonic(new double[] {0, 1}, new double[] {0, 1});
    }

    /** @param looks probability that each was looked at */
    public static Isotonic fit(double[] scores, double[] looks, boolean[] clicks) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, index -> index);
        Arrays.sort(order, Comparator.comparingDouble(index -> scores[index]));
        Blocks blocks = new Blocks(scores.length);
        for (int index : order) {
            blocks.add(scores[index], looks[index], clicks[index] ? 1 : 0);
        }
        return blocks.result();
    }

    /** Between {@value #LEAST} and 1 minus that. */
    public double probability(double score) {
        int found = Arrays.binarySearch(scores, score);
        int above = found >= 0 ? found : -found - 1;
        if (above == 0 || above == scores.length) {
            return probabilities[Math.min(above, scores.length - 1)];
        }
        double span = scores[above] - scores[above - 1];
        double share = span <= 0 ? 1 : (score - scores[above - 1]) / span;
        return probabilities[above - 1] + share * (probabilities[above] - probabilities[above - 1]);
    }

    private static final class Blocks {
        private final double[] weightedScores;
        private final double[] looks;
        private final double[] clicks;
        private int size;

        Blocks(int most) {
            weightedScores = new double[most];
            looks = new double[most];
            clicks = new double[most];
        }

        void add(double score, double look, double click) {
            weightedScores[size] = score * look;
            looks[size] = look;
            clicks[size++] = click;
            while (size > 1 && rate(size - 2) >= rate(size - 1)) {
                size--;
                weightedScores[size - 1] += weightedScores[size];
                looks[size - 1] += looks[size];
                clicks[size - 1] += clicks[size];
            }
        }

        private double rate(int block) {
            return clicks[block] / looks[block];
        }

        Isotonic result() {
            double[] scores = new double[size];
            double[] probabilities = new double[size];
            for (int block = 0; block < size; block++) {
                scores[block] = weightedScores[block] / looks[block];
                probabilities[block] = Math.clamp(rate(block), LEAST, 1 - LEAST);
            }
            return new Isotonic(scores, probabilities);
        }
    }
}

package io.headroom.monitoring.estimation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The non-decreasing step function closest to the labels in squares, by pooling adjacent violators (Ayer et al., Annals of Mathematical
 * Statistics 26, 1955; for calibration: Zadrozny and Elkan, KDD 2002); between the means of its steps it is linear. Immutable.
 */
public final class IsotonicCalibration implements Calibration {
    private final double[] scores;
    private final double[] probabilities;

    private IsotonicCalibration(double[] scores, double[] probabilities) {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    /** @param scores in any order, at least one; {@code labels} in the same order */
    public static IsotonicCalibration fit(double[] scores, boolean[] labels) {
        if (scores.length == 0 || scores.length != labels.length) {
            throw new IllegalArgumentException(scores.length + " scores with " + labels.length + " labels");
        }
        int[] ascending = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Pools pools = new Pools(scores.length);
        for (int from = 0; from < ascending.length; ) {
            double score = scores[ascending[from]];
            int positives = 0;
            int to = from;
            for (; to < ascending.length && scores[ascending[to]] == score; to++) {
                positives += labels[ascending[to]] ? 1 : 0;
            }
            pools.add(score, to - from, positives);
            from = to;
        }
        return new IsotonicCalibration(pools.meanScores(), pools.probabilities());
    }

    @Override
    public double apply(double score) {
        int place = Arrays.binarySearch(scores, score);
        if (place >= 0) {
            return probabilities[place];
        }
        int above = -place - 1;
        if (above == 0 || above == scores.length) {
            return probabilities[above == 0 ? 0 : scores.length - 1];
        }
        double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return probabilities[above - 1] + share * (probabilities[above] - probabilities[above - 1]);
    }

    /** Neighbouring scores that share one probability, merged backwards while the later one's is lower. */
    private static final class Pools {
        private final double[] weights;
        private final double[] scoreSums;
        private final double[] positives;
        private int size;

        Pools(int capacity) {
            weights = new double[capacity];
            scoreSums = new double[capacity];
            positives = new double[capacity];
        }

        void add(double score, int weight, int positive) {
            weights[size] = weight;
            scoreSums[size] = score * weight;
            positives[size] = positive;
            size++;
            while (size > 1 && positives[size - 2] * weights[size - 1] >= positives[size - 1] * weights[size - 2]) {
                size--;
                weights[size - 1] += weights[size];
                scoreSums[size - 1] += scoreSums[size];
                positives[size - 1] += positives[size];
            }
        }

        double[] meanScores() {
            return IntStream.range(0, size)
                    .mapToDouble(i -> scoreSums[i] / weights[i])
                    .toArray();
        }

        double[] probabilities() {
            return IntStream.range(0, size)
                    .mapToDouble(i -> positives[i] / weights[i])
                    .toArray();
        }
    }
}

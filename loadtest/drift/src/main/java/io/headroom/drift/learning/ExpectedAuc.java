package io.headroom.drift.learning;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The area under the ROC curve that scores have on average when each label is drawn with a known probability: every pair counts with the
 * probability that the one is a positive and the other a negative. No label is drawn, so it has no sampling error of labels.
 */
public final class ExpectedAuc {
    private final double[] scores;
    private final Integer[] order;

    public ExpectedAuc(double[] scores) {
        this.scores = scores.clone();
        order = new Integer[scores.length];
        Arrays.setAll(order, index -> index);
        Arrays.sort(order, Comparator.comparingDouble(index -> this.scores[index]));
    }

    /** @param positives probability of each label, in the order of the scores */
    public double of(double[] positives) {
        double concordant = 0;
        double negativesBelow = 0;
        double positiveSum = 0;
        int start = 0;
        while (start < order.length) {
            double tiedPositives = 0;
            double tiedNegatives = 0;
            int end = start;
            for (; end < order.length && scores[order[end]] == scores[order[start]]; end++) {
                tiedPositives += positives[order[end]];
                tiedNegatives += 1 - positives[order[end]];
            }
            concordant += tiedPositives * (negativesBelow + tiedNegatives / 2);
            negativesBelow += tiedNegatives;
            positiveSum += tiedPositives;
            start = end;
        }
        return concordant / (positiveSum * negativesBelow);
    }
}

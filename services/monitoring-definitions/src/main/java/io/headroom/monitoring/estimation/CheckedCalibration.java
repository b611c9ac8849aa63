package io.headroom.monitoring.estimation;

import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.quality.ScoredLabels;

/**
 * Isotonic recalibration that is kept only if it helps on data it was not fitted to: if the calibration error over cross-validation folds falls.
 *
 * @param calibration the fit to all data, or the identity
 * @param errorBefore equal-mass calibration error of the scores as they are
 * @param errorAfter that of scores recalibrated by a fit to the other folds
 */
public record CheckedCalibration(Calibration calibration, double errorBefore, double errorAfter) {
    private static final int GROUPS = 10;
    private static final int BINS = 1000;

    /** @param folds observation i belongs to fold i modulo folds: order the data at random first, or by time for a harder test */
    public static CheckedCalibration fit(double[] scores, boolean[] labels, int folds) {
        if (folds < 2 || scores.length < folds) {
            throw new IllegalArgumentException(
                    folds + " folds of " + scores.length + " scores: at least 2, none empty");
        }
        BinEdges edges = BinEdges.ofWidth(0, 1, BINS);
        ScoredLabels before = new ScoredLabels(edges);
        ScoredLabels after = new ScoredLabels(edges);
        for (int fold = 0; fold < folds; fold++) {
            Calibration others = fitWithout(fold, folds, scores, labels);
            for (int i = fold; i < scores.length; i += folds) {
                before.add(scores[i], labels[i]);
                after.add(others.apply(scores[i]), labels[i]);
            }
        }
        double errorBefore = before.equalMassCalibrationError(GROUPS);
        double errorAfter = after.equalMassCalibrationError(GROUPS);
        Calibration kept = errorAfter < errorBefore ? IsotonicCalibration.fit(scores, labels) : Calibration.IDENTITY;
        return new CheckedCalibration(kept, errorBefore, errorAfter);
    }

    private static Calibration fitWithout(int fold, int folds, double[] scores, boolean[] labels) {
        int left = (scores.length - fold + folds - 1) / folds;
        double[] keptScores = new double[scores.length - left];
        boolean[] keptLabels = new boolean[keptScores.length];
        int kept = 0;
        for (int i = 0; i < scores.length; i++) {
            if (i % folds != fold) {
                keptScores[kept] = scores[i];
                keptLabels[kept++] = labels[i];
            }
        }
        return IsotonicCalibration.fit(keptScores, keptLabels);
    }

    /** Whether the recalibration was kept. */
    public boolean recalibrates() {
        return errorAfter < errorBefore;
    }
}

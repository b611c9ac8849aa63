package io.headroom.monitoring.view;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Quality of FULL answers on closed labels.
 *
 * @param baseline of the first windows together, frozen; empty list until they are full
 * @param points windows in the order of time; when there are too many, older neighbours were merged two by two
 * @param estimates what scores alone say of the newest windows of answers, before their labels are closed; bounded, oldest dropped
 * @param openRequests answers that wait for their labels
 * @param positionCorrected whether the reference brought propensities
 * @param estimateBlindness what the estimate without labels cannot see
 */
public record QualityView(
        List<Point> baseline,
        List<Point> points,
        List<Estimate> estimates,
        List<Change> changes,
        long labelledRequests,
        long labelledItems,
        long clicks,
        int openRequests,
        boolean positionCorrected,
        String estimateBlindness) {
    public QualityView {
        baseline = List.copyOf(baseline);
        points = List.copyOf(points);
        estimates = List.copyOf(estimates);
        changes = List.copyOf(changes);
    }

    /**
     * One window.
     *
     * @param fromMillis log time of its oldest answer
     * @param toMillis log time of its newest answer
     * @param items labelled
     * @param windows how many windows were merged into this point
     * @param auc position-corrected, with its confidence interval at 95%; empty without both clicks and others
     * @param logLoss of the expected click probability against the click
     * @param expectedClicks sum of the expected click probabilities
     * @param ndcg over clicks weighted by inverse propensity, per request with a click
     * @param estimatedAuc the estimate from scores alone
     * @param estimatedLogLoss the estimate from scores alone
     */
    public record Point(
            long fromMillis,
            long toMillis,
            long requests,
            long items,
            long clicks,
            int windows,
            OptionalDouble auc,
            OptionalDouble aucLow,
            OptionalDouble aucHigh,
            double logLoss,
            double expectedCalibrationError,
            double expectedClicks,
            OptionalDouble ndcg,
            OptionalDouble estimatedAuc,
            OptionalDouble estimatedLogLoss) {}

    /**
     * A window of answers, by their scores alone (confidence-based performance estimation).
     *
     * @param fromMillis log time of its oldest answer
     * @param toMillis log time of its newest answer
     */
    public record Estimate(
            long fromMillis, long toMillis, long items, OptionalDouble auc, double logLoss, double expectedClicks) {}

    /**
     * A detector of changes that keeps its own window.
     *
     * @param detector {@code adwin} or {@code page_hinkley}
     * @param values taken so far
     * @param mean of what it holds to be the present
     * @param width values it holds to be the present
     * @param increases changes to a greater loss
     * @param decreases changes to a smaller loss
     * @param newestChangeMillis log time of the newest change
     */
    public record Change(
            String detector,
            long values,
            double mean,
            long width,
            long increases,
            long decreases,
            OptionalLong newestChangeMillis) {}
}

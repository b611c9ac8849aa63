package io.headroom.monitoring.view;

import io.headroom.monitoring.alarms.Detector;
import java.util.List;
import java.util.Map;

/**
 * One feature: the reference and the newest full window.
 *
 * @param name such as {@code user.rating_mean}, {@code item.genre}, {@code context.device}
 * @param referenceValues observations of the reference, missing ones included
 * @param values observations of the newest full window, missing ones included; 0 before there is one
 * @param designEffect how many times the variance of independent observations; at least 1
 * @param distances reported, whether or not a test rejects: {@code psi}, {@code ks}, {@code jensen_shannon}, {@code wasserstein}
 * @param alarmed detectors with an active alarm on this feature
 */
public record FeatureView(
        String name,
        Kind kind,
        long referenceValues,
        long values,
        Histogram histogram,
        double designEffect,
        double referenceMissingShare,
        double missingShare,
        double outOfVocabularyShare,
        Map<String, Double> distances,
        List<Test> tests,
        List<Detector> alarmed) {
    public FeatureView {
        distances = Map.copyOf(distances);
        tests = List.copyOf(tests);
        alarmed = List.copyOf(alarmed);
    }

    /** What values a feature has. */
    public enum Kind {
        NUMERIC,
        CATEGORICAL,
        /** Whether there is a row at all; only its missing share says something. */
        PRESENCE
    }

    /**
     * Reference and current over the same frozen bins.
     *
     * @param labels one a bin: {@code [0.25, 0.5)}, or the category
     * @param edges inner edges of numeric bins, ascending, one fewer than bins; empty for categories
     * @param reference shares, summing to 1
     * @param current shares, summing to 1; all 0 before the first full window
     */
    public record Histogram(List<String> labels, List<Double> edges, List<Double> reference, List<Double> current) {
        public Histogram {
            labels = List.copyOf(labels);
            edges = List.copyOf(edges);
            reference = List.copyOf(reference);
            current = List.copyOf(current);
        }
    }

    /**
     * A test of the newest full window.
     *
     * @param threshold the statistic's own threshold at the detector's level, for this feature alone
     * @param rejected after Benjamini-Hochberg over the features of this detector
     */
    public record Test(Detector detector, double statistic, double threshold, double pValue, boolean rejected) {}
}

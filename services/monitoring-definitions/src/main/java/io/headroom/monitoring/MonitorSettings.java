package io.headroom.monitoring;

import java.util.List;
import java.util.Objects;

/**
 * Every number the monitor decides by, and every bound on what it keeps. Part of the saved state's identity: a state saved under other
 * settings is refused.
 */
public record MonitorSettings(Drift drift, Labels labels, Concept concept, Skew skew, Health health, History history) {
    public MonitorSettings {
        Objects.requireNonNull(drift, "drift");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(concept, "concept");
        Objects.requireNonNull(skew, "skew");
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(history, "history");
    }

    /** What serves well at a hundred requests a second; beyond about 165 of ten items each, labels are those of a sample. */
    public static MonitorSettings defaults() {
        return new MonitorSettings(
                new Drift(1_000, 0.01, 10, 1_024, 1_000, 64),
                new Labels(600_000, 100_000, 200_000),
                new Concept(1_000, 3, 0.005, 0.002, 32, new PageHinkley(300, 0.005, 10, 0.9999)),
                new Skew(20_000, 50_000, 1_000, 20),
                new Health(150_000, 0.999, 1_000, BurnRule.defaults()),
                new History(500, 500, 100));
    }

    public MonitorSettings withDrift(Drift changed) {
        return new MonitorSettings(changed, labels, concept, skew, health, history);
    }

    public MonitorSettings withLabels(Labels changed) {
        return new MonitorSettings(drift, changed, concept, skew, health, history);
    }

    public MonitorSettings withConcept(Concept changed) {
        return new MonitorSettings(drift, labels, changed, skew, health, history);
    }

    public MonitorSettings withSkew(Skew changed) {
        return new MonitorSettings(drift, labels, concept, changed, health, history);
    }

    public MonitorSettings withHealth(Health changed) {
        return new MonitorSettings(drift, labels, concept, skew, changed, history);
    }

    public MonitorSettings withHistory(History changed) {
        return new MonitorSettings(drift, labels, concept, skew, health, changed);
    }

    /**
     * Drift of data and predictions.
     *
     * @param windowRequests observations of a tumbling window; one a request
     * @param alpha false alarms of a detector per window of unchanged data, over all its features together
     * @param bins quantile bins of the reference, for the PSI and the histograms
     * @param sketchSize the k of the KLL sketches
     * @param learningRequests observations that become the reference where the bundle brings none: other rungs, devices
     * @param categories different values of a category that are kept apart; further ones count together
     */
    public record Drift(
            int windowRequests, double alpha, int bins, int sketchSize, int learningRequests, int categories) {
        public Drift {
            require("drift.windowRequests", windowRequests, 50, 1_000_000);
            require("drift.alpha", alpha, 1e-9, 0.5);
            require("drift.bins", bins, 2, 100);
            require("drift.sketchSize", sketchSize, 8, 65_535);
            require("drift.learningRequests", learningRequests, 50, 1_000_000);
            require("drift.categories", categories, 2, 1_000);
        }
    }

    /**
     * Joining what was shown to what users did.
     *
     * @param windowMillis how long after an answer its clicks count; after that an item without one is a negative
     * @param openImpressions answers that wait for their labels; where more come, half of them, by the hashes of their request ids, then a quarter and so
     *     on wait, each for the whole window, and the others are counted
     * @param openItems items of all these answers together, kept to in the same way: a million of them in 100,000 answers take about 35 MB of heap
     * @param earlyMillis how long an interaction waits for the answer it names, where the log told of it first
     * @param earlyLabels interactions that wait so; when there are more, those of the oldest answer count as unmatched
     * @param rememberedEventIds the newest event ids, by which a repeated one is known
     */
    public record Labels(
            long windowMillis,
            int openImpressions,
            int openItems,
            long earlyMillis,
            int earlyLabels,
            int rememberedEventIds) {
        /** With the usual bounds on items and on what comes before its answer. */
        public Labels(long windowMillis, int openImpressions, int rememberedEventIds) {
            this(windowMillis, openImpressions, 1_000_000, rememberedEventIds);
        }

        /** With the usual bounds on what comes before its answer. */
        public Labels(long windowMillis, int openImpressions, int openItems, int rememberedEventIds) {
            this(windowMillis, openImpressions, openItems, 60_000, 10_000, rememberedEventIds);
        }

        public Labels {
            require("labels.openItems", openItems, 1_000, 10_000_000);
            require("labels.windowMillis", (double) windowMillis, 1, 7.0 * 86_400_000);
            require("labels.openImpressions", openImpressions, 1, 10_000_000);
            require("labels.earlyMillis", (double) earlyMillis, 1, 3_600_000);
            require("labels.earlyLabels", earlyLabels, 1, 1_000_000);
            require("labels.rememberedEventIds", rememberedEventIds, 1, 10_000_000);
        }
    }

    /**
     * Quality on labels, and changes of it.
     *
     * @param windowItems labelled items of a window of quality
     * @param baselineWindows the first windows, which together are the quality to compare with
     * @param alpha false alarms per window of the tests of AUC and of calibration, each
     * @param adwinDelta confidence parameter of ADWIN
     * @param adwinEvery values between two looks for a cut
     * @param clip the greatest weight of a click in AUC and NDCG, by inverse propensity; bounds what a click at a place hardly looked at does
     */
    public record Concept(
            int windowItems,
            int baselineWindows,
            double alpha,
            double adwinDelta,
            int adwinEvery,
            double clip,
            PageHinkley pageHinkley) {
        /** With the usual clip. */
        public Concept(
                int windowItems,
                int baselineWindows,
                double alpha,
                double adwinDelta,
                int adwinEvery,
                PageHinkley pageHinkley) {
            this(windowItems, baselineWindows, alpha, adwinDelta, adwinEvery, 20, pageHinkley);
        }

        public Concept {
            require("concept.clip", clip, 1, 1_000_000);
            require("concept.windowItems", windowItems, 50, 1_000_000);
            require("concept.baselineWindows", baselineWindows, 1, 1_000);
            require("concept.alpha", alpha, 1e-9, 0.5);
            require("concept.adwinDelta", adwinDelta, 1e-9, 0.5);
            require("concept.adwinEvery", adwinEvery, 1, 100_000);
        }
    }

    /**
     * @param minimum values before an alarm
     * @param delta the change of the mean that is let pass
     * @param lambda the threshold
     * @param alpha how fast the cumulated sum forgets: 1 never
     */
    public record PageHinkley(int minimum, double delta, double lambda, double alpha) {
        public PageHinkley {
            require("pageHinkley.minimum", minimum, 1, 1_000_000);
            require("pageHinkley.delta", delta, 0, 1);
            require("pageHinkley.lambda", lambda, 1e-9, 1e9);
            require("pageHinkley.alpha", alpha, 0.5, 1);
        }
    }

    /**
     * Feature values derived again.
     *
     * @param entities items whose first showing is kept; once there are more, rows newer than the bundle's are not checkable
     * @param events ratings of the log that are kept; once there are more, rows newer than the first lost one are not checkable
     * @param rowAgesWindow rows of a window of freshness
     * @param examples faults that are shown
     */
    public record Skew(int entities, int events, int rowAgesWindow, int examples) {
        public Skew {
            require("skew.entities", entities, 1, 10_000_000);
            require("skew.events", events, 1, 10_000_000);
            require("skew.rowAgesWindow", rowAgesWindow, 50, 1_000_000);
            require("skew.examples", examples, 1, 1_000);
        }
    }

    /**
     * @param timeoutMicros an answer that took longer is late
     * @param availability share of answers that must not be late
     * @param minimumRequests requests in the long window before a burn rate may alarm
     */
    public record Health(long timeoutMicros, double availability, int minimumRequests, List<BurnRule> rules) {
        public Health {
            require("health.timeoutMicros", (double) timeoutMicros, 1, 3_600_000_000.0);
            require("health.availability", availability, 0.5, 0.999999);
            require("health.minimumRequests", minimumRequests, 1, 100_000_000);
            rules = List.copyOf(rules);
        }
    }

    /** Fires when the error budget burns at least {@code factor} times as fast as it may, over both windows. */
    public record BurnRule(double factor, int longMinutes, int shortMinutes, boolean pages) {
        public BurnRule {
            require("burnRule.factor", factor, 0.001, 1_000_000);
            require("burnRule.longMinutes", longMinutes, 1, 7 * 24 * 60);
            require("burnRule.shortMinutes", shortMinutes, 1, longMinutes);
        }

        /** Those of the Google SRE workbook. */
        static List<BurnRule> defaults() {
            return List.of(
                    new BurnRule(14.4, 60, 5, true),
                    new BurnRule(6, 360, 30, true),
                    new BurnRule(3, 1_440, 120, false),
                    new BurnRule(1, 4_320, 360, false));
        }
    }

    /**
     * @param qualityPoints windows of quality that are kept; when full, neighbours of the older half are merged two by two
     * @param alarms alarms that are kept; the oldest cleared ones are dropped first
     * @param marks marks that are kept; the oldest are dropped
     */
    public record History(int qualityPoints, int alarms, int marks) {
        public History {
            require("history.qualityPoints", qualityPoints, 4, 100_000);
            require("history.alarms", alarms, 10, 100_000);
            require("history.marks", marks, 1, 10_000);
        }
    }

    private static void require(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("%s is %s, must be from %s to %s".formatted(name, value, least, most));
        }
    }
}

package io.headroom.monitoring.view;

import java.util.List;
import java.util.Map;

/**
 * All that the monitor knows, at one moment of the log. Immutable. Equal streams of records give equal views.
 *
 * @param asOfMillis the newest moment of the log's time that was told
 * @param asOfDataSeconds the newest moment of the data's time in an impression
 * @param bundle the version it watches
 * @param features user and item features, categories, presence of rows
 * @param running observations in the window of data drift that is not full yet
 * @param window observations of a full window
 * @param concentration how few items the answers came from
 * @param alarms in the order they fired, active and cleared; bounded
 */
public record MonitorView(
        long asOfMillis,
        long asOfDataSeconds,
        String bundle,
        Counts counts,
        int running,
        int window,
        long windows,
        List<FeatureView> features,
        List<PredictionView> predictions,
        Concentration concentration,
        QualityView quality,
        SkewView skew,
        List<FreshnessView> freshness,
        HealthView health,
        List<DetectorView> detectors,
        List<AlarmView> alarms,
        List<Mark> marks) {
    public MonitorView {
        features = List.copyOf(features);
        predictions = List.copyOf(predictions);
        freshness = List.copyOf(freshness);
        detectors = List.copyOf(detectors);
        alarms = List.copyOf(alarms);
        marks = List.copyOf(marks);
    }

    /**
     * @param impressions of the bundle that is watched
     * @param otherBundles impressions of other bundles, left out of all else
     * @param unmatched interactions with a request id that is not open: not sampled, past the label window, or unknown for a minute of log time
     * @param notShown interactions with an item that the answer did not show, or not to this user
     * @param withoutRequest interactions with no request id
     * @param notSampled answers that are watched, but whose labels are not: under more answers than may wait, a part of them by their ids
     * @param unheard answers whose label window passed without anything that any user did, so that nothing is concluded from them
     * @param byRung impressions by rung
     */
    public record Counts(
            long impressions,
            long interactions,
            long otherBundles,
            long duplicateImpressions,
            long duplicateEvents,
            long unmatched,
            long notShown,
            long withoutRequest,
            long notSampled,
            long unheard,
            long coldStarts,
            Map<String, Long> byRung) {
        public Counts {
            byRung = Map.copyOf(byRung);
        }
    }

    /**
     * How few items the answers of the newest full window came from; for information, no test.
     *
     * @param distinctItems estimated, all shown items
     * @param topShare share of the most shown items
     * @param top most shown first
     */
    public record Concentration(long shownItems, double distinctItems, double topShare, List<ItemShare> top) {
        public Concentration {
            top = List.copyOf(top);
        }
    }

    /** An item and its share of what was shown. */
    public record ItemShare(long itemId, double share) {}

    /** Something known from outside, such as an injected drift: from when to when, in the log's time. */
    public record Mark(String label, long fromMillis, long toMillis) {}
}

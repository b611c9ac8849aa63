package io.headroom.monitoring.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One answer, as it was shown to a user.
 *
 * @param logMillis when the log took it: milliseconds since the epoch; never decreases from record to record
 * @param timeSeconds the moment it was for, in the data's time
 * @param bundle version of the bundle behind it
 * @param rung name of the rung of the degradation ladder
 * @param items in the order shown
 * @param features what ranking scored from; empty where it was not told
 * @param spentMicros from the arrival of the request to its answer
 */
public record Impression(
        long logMillis,
        String requestId,
        long userId,
        long timeSeconds,
        String bundle,
        String rung,
        boolean coldStart,
        Map<String, String> context,
        List<ShownItem> items,
        Optional<ScoredFeatures> features,
        long spentMicros) {
    public Impression {
        context = Map.copyOf(context);
        items = List.copyOf(items);
    }

    /**
     * @param position from 1
     * @param score calibrated probability on rungs with a ranker, else a number in (0, 1] that only orders
     * @param sources the candidate sources that named it
     * @param featureRow its row in {@link ScoredFeatures}, -1 when its values were not told
     */
    public record ShownItem(long itemId, int position, float score, List<String> sources, int featureRow) {
        public ShownItem {
            sources = List.copyOf(sources);
        }
    }
}

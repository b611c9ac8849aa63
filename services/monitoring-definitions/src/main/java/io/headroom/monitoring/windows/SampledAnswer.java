package io.headroom.monitoring.windows;

import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Impression.ShownItem;
import io.headroom.monitoring.log.ScoredFeatures;
import java.util.List;
import java.util.Optional;

/**
 * The one observation an answer gives: its user, and one of its items at a position that follows from the request id. All items would be ten
 * observations of one user's taste, not ten observations.
 *
 * @param item the chosen one
 * @param features what ranking scored from, with values told
 * @param row of the chosen item in the features
 */
public record SampledAnswer(Impression impression, ShownItem item, Optional<ScoredFeatures> features, int row) {

    /** Empty for an answer without items. */
    public static Optional<SampledAnswer> of(Impression impression) {
        List<ShownItem> items = impression.items();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        ShownItem item = items.get(StableHash.below(impression.requestId(), items.size()));
        Optional<ScoredFeatures> features = impression
                .features()
                .filter(told -> item.featureRow() >= 0
                        && item.featureRow() < told.itemIds().length
                        && told.itemValues().length > 0);
        return Optional.of(new SampledAnswer(impression, item, features, item.featureRow()));
    }
}

package io.headroom.pipeline.dataset;

import java.util.Optional;

/**
 * Everything the steps after reading work on.
 *
 * @param impressions empty when the data has none
 */
public record Dataset(Catalogue catalogue, Interactions interactions, Optional<Impressions> impressions, Split split) {

    public Dataset {
        impressions = impressions.filter(shown -> shown.size() > 0);
    }

    /** Time of the newest event. There is at least one rating. */
    public long newestSeconds() {
        long[] ratings = interactions.timeSeconds();
        long newest = ratings[ratings.length - 1];
        return impressions
                .map(shown -> Math.max(newest, shown.timeSeconds()[shown.size() - 1]))
                .orElse(newest);
    }
}

package io.headroom.ranking.scoring;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.models.items.RatedRows;

/**
 * What the store knows of a request's user and candidates. The arrays are handed over, not copied.
 *
 * @param userValues columns of the user view; not read when the user is unknown
 * @param userUpdatedAtSeconds time of the user's newest event, 0 when the store knows nothing of the user
 * @param history the user's newest items
 * @param itemValues columns of the item view, one after the other, as in {@link
 *     io.headroom.features.definitions.CandidateColumns}
 * @param itemsUpdatedAtSeconds time of each candidate's newest event, 0 where the store has no row
 */
public record StoredFeatures(
        float[] userValues,
        long userUpdatedAtSeconds,
        RatedRows history,
        float[] itemValues,
        long[] itemsUpdatedAtSeconds) {

    /** User and candidates are as new ones. */
    public static StoredFeatures none(FeatureViews views, int candidates) {
        return new StoredFeatures(
                new float[views.userWidth()],
                0,
                RatedRows.none(),
                new float[views.itemWidth() * candidates],
                new long[candidates]);
    }
}

package io.headroom.monitoring.log;

/**
 * Stored feature values as ranking used them. The arrays are handed over, not copied.
 *
 * @param digest of all that follows, as the ranking service stated it
 * @param userValues columns of the user view; empty where the values were not told or nothing is known of the user
 * @param userUpdatedAtSeconds event time of the user's newest event, 0 when nothing is known
 * @param itemIds the items whose rows follow
 * @param itemValues columns of the item view, row after row; empty where the values were not told
 * @param itemUpdatedAtSeconds one an item, 0 where the store has no row
 */
public record ScoredFeatures(
        long digest,
        float[] userValues,
        long userUpdatedAtSeconds,
        long[] itemIds,
        float[] itemValues,
        long[] itemUpdatedAtSeconds) {}

package io.headroom.drift.serving;

import io.headroom.features.definitions.FeatureViews;

/** What is wrong with the way of feature values from the store to the ranker. */
public sealed interface FeatureFault {
    /** Nothing. */
    FeatureFault NONE = new Lost(FeatureViews.USER, 0);

    /**
     * Rows are missing.
     *
     * @param view which rows
     * @param share of the reads that find none
     */
    record Lost(String view, double share) implements FeatureFault {}

    /**
     * A column comes in another unit.
     *
     * @param column of {@code view}
     * @param factor what its values are multiplied by
     */
    record Unit(String view, String column, double factor) implements FeatureFault {}

    /** Values stay as they are at the reference moment whatever happens. Only a store that is kept up to date can have it. */
    record Stale() implements FeatureFault {}
}

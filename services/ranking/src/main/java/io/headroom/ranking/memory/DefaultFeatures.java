package io.headroom.ranking.memory;

import io.headroom.features.definitions.FeatureViews;
import io.headroom.models.items.ItemRows;
import io.headroom.ranking.scoring.StoredFeatures;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.InitialFeatures;
import java.util.List;

/**
 * What a request is ranked by when nothing was ever read for it: items as the bundle states them, a user without history of whom nothing is
 * known. Immutable.
 */
public final class DefaultFeatures {
    private final FeatureViews views;
    private final ItemTable items;

    private DefaultFeatures(FeatureViews views, ItemTable items) {
        this.views = views;
        this.items = items;
    }

    /** Of a bundle that states no values: every item is a new one. */
    public static DefaultFeatures none(FeatureViews views) {
        return new DefaultFeatures(views, ItemTable.empty(0, views.itemWidth()));
    }

    /**
     * @param initial what the bundle states; it has values of items
     * @param itemCount items of the catalogue
     * @throws BundleException when they do not fit the catalogue, or are of other columns than {@code views}
     */
    public static DefaultFeatures of(InitialFeatures initial, FeatureViews views, int itemCount) {
        List<String> columns = initial.bundle().manifest().features().get(FeatureViews.ITEM);
        if (!views.itemColumns().equals(columns)) {
            throw new BundleException("bundle " + initial.bundle().version() + " states the item columns " + columns
                    + ", but those of this version are " + views.itemColumns());
        }
        return new DefaultFeatures(
                views,
                new ItemTable(
                        views.itemWidth(),
                        initial.scalars(FeatureViews.ITEM, itemCount, views.itemWidth()),
                        initial.updatedAtSeconds(FeatureViews.ITEM, itemCount)));
    }

    /** For candidates in these rows of the catalogue. */
    public StoredFeatures features(int[] itemRows) {
        StoredFeatures features = StoredFeatures.none(views, itemRows.length);
        for (int i = 0; i < itemRows.length; i++) {
            copyItem(itemRows[i], features.itemValues(), features.itemsUpdatedAtSeconds(), i);
        }
        return features;
    }

    /** Writes the item's values to where it stands among the candidates; returns false, and writes nothing, when it states none. */
    boolean copyItem(int row, float[] itemValues, long[] itemsUpdatedAtSeconds, int index) {
        if (row == ItemRows.UNKNOWN || row >= items.size()) {
            return false;
        }
        items.copyOut(row, itemValues, itemsUpdatedAtSeconds, index);
        return true;
    }
}

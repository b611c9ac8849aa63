package io.headroom.pipeline.bundle;

import io.headroom.features.definitions.ItemAggregator;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.replay.OnlineState;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.util.ArrayList;
import java.util.List;

/** Rows of items, each as of a moment, in the format of a bundle's feature files. */
final class ItemTable {
    private final Dataset dataset;
    private final OnlineState state;
    private final List<Long> itemIds = new ArrayList<>();
    private final List<Long> updated = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();

    ItemTable(Dataset dataset, OnlineState state) {
        this.dataset = dataset;
        this.state = state;
    }

    /** @param asOfSeconds the moment the state was moved to */
    void add(int row, long asOfSeconds) {
        ItemAggregator item = state.item(row);
        float[] value = new float[state.views().itemWidth()];
        item.valueAt(asOfSeconds, value, 0);
        itemIds.add(dataset.catalogue().itemIds()[row]);
        updated.add(item.updatedAtSeconds());
        values.add(value);
    }

    int size() {
        return itemIds.size();
    }

    /** Which items the rows are of; a table of the whole catalogue need not say. */
    void writeIds(BundleWriter bundle, String directory) {
        bundle.array(directory + "/item_ids.npy", NpyArray.of(Columns.longs(itemIds)));
    }

    void write(BundleWriter bundle, String directory) {
        int width = state.views().itemWidth();
        bundle.array(directory + "/item.npy", NpyArray.of(Columns.matrix(values, width), size(), width));
        bundle.array(directory + "/item_updated.npy", NpyArray.of(Columns.longs(updated)));
    }
}

package io.headroom.ranking.memory;

import io.headroom.models.items.ItemRows;
import io.headroom.ranking.scoring.StoredFeatures;

/**
 * The item rows read last, by catalogue row: as many as the catalogue has, and no more. Reading a row again costs no copy as long as its time
 * is the same. Thread-safe.
 */
final class ItemMemory {
    private static final int NEVER = 0;

    private final ItemTable items;
    private final int[] readAtSeconds;

    /**
     * @param items rows of the catalogue
     * @param width values of an item
     */
    ItemMemory(int items, int width) {
        this.items = ItemTable.empty(items, width);
        this.readAtSeconds = new int[items];
    }

    /** @param nowSeconds on any clock that begins above 0 */
    synchronized void keep(int[] rows, StoredFeatures read, int nowSeconds) {
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            if (row != ItemRows.UNKNOWN) {
                if (readAtSeconds[row] == NEVER || items.updatedAtSeconds(row) != read.itemsUpdatedAtSeconds()[i]) {
                    items.copyIn(row, read.itemValues(), read.itemsUpdatedAtSeconds(), i);
                }
                readAtSeconds[row] = nowSeconds;
            }
        }
    }

    /**
     * Writes what is remembered of the items, and what is stated of those it does not remember; the others are left as they are.
     *
     * @param oldestSeconds rows read before that are forgotten
     * @param stated of items that are not remembered
     * @return how many items were written
     */
    synchronized int recall(
            int[] rows, float[] itemValues, long[] itemsUpdatedAtSeconds, int oldestSeconds, DefaultFeatures stated) {
        int known = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            if (row != ItemRows.UNKNOWN && readAtSeconds[row] != NEVER && readAtSeconds[row] >= oldestSeconds) {
                items.copyOut(row, itemValues, itemsUpdatedAtSeconds, i);
                known++;
            } else if (stated.copyItem(row, itemValues, itemsUpdatedAtSeconds, i)) {
                known++;
            }
        }
        return known;
    }
}

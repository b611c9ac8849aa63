package io.headroom.ranking.memory;

import io.headroom.models.items.ItemRows;
import io.headroom.ranking.scoring.StoredFeatures;

/**
 * The item rows read last, by catalogue row: as many as the catalogue has, and no more. Reading a row again costs no copy as long as its time
 * is the same. Thread-safe.
 */
final class ItemMemory {
    private static final int NEVER = 0;

    private final int width;
    private final float[] values;
    private final long[] updatedAtSeconds;
    private final int[] readAtSeconds;

    /**
     * @param items rows of the catalogue
     * @param width values of an item
     */
    ItemMemory(int items, int width) {
        this.width = width;
        this.values = new float[items * width];
        this.updatedAtSeconds = new long[items];
        this.readAtSeconds = new int[items];
    }

    /** @param nowSeconds on any clock that begins above 0 */
    synchronized void keep(int[] rows, StoredFeatures read, int nowSeconds) {
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            if (row != ItemRows.UNKNOWN) {
                long updatedAt = read.itemsUpdatedAtSeconds()[i];
                if (readAtSeconds[row] == NEVER || updatedAtSeconds[row] != updatedAt) {
                    updatedAtSeconds[row] = updatedAt;
                    copyIn(row, read.itemValues(), i, rows.length);
                }
                readAtSeconds[row] = nowSeconds;
            }
        }
    }

    /**
     * Writes what is remembered of the items; those it does not remember are left as they are.
     *
     * @param oldestSeconds rows read before that are forgotten
     * @return how many it remembers
     */
    synchronized int recall(int[] rows, float[] itemValues, long[] itemsUpdatedAtSeconds, int oldestSeconds) {
        int known = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            if (row != ItemRows.UNKNOWN && readAtSeconds[row] != NEVER && readAtSeconds[row] >= oldestSeconds) {
                itemsUpdatedAtSeconds[i] = updatedAtSeconds[row];
                for (int column = 0; column < width; column++) {
                    itemValues[column * rows.length + i] = values[row * width + column];
                }
                known++;
            }
        }
        return known;
    }

    private void copyIn(int row, float[] itemValues, int index, int count) {
        for (int column = 0; column < width; column++) {
            values[row * width + column] = itemValues[column * count + index];
        }
    }
}

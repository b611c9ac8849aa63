package io.headroom.ranking.memory;

/** Feature values of items by catalogue row, a row's values beside each other; requests have them column after column. Not thread-safe. */
final class ItemTable {
    private final int width;
    private final float[] values;
    private final long[] updatedAtSeconds;

    /**
     * @param width values of an item
     * @param values of all items, row after row; handed over, not copied
     * @param updatedAtSeconds time of each row; handed over, not copied
     */
    ItemTable(int width, float[] values, long[] updatedAtSeconds) {
        this.width = width;
        this.values = values;
        this.updatedAtSeconds = updatedAtSeconds;
    }

    static ItemTable empty(int items, int width) {
        return new ItemTable(width, new float[items * width], new long[items]);
    }

    int size() {
        return updatedAtSeconds.length;
    }

    long updatedAtSeconds(int row) {
        return updatedAtSeconds[row];
    }

    /** Takes over what is said of the item that stands at {@code index}. */
    void copyIn(int row, float[] itemValues, long[] itemsUpdatedAtSeconds, int index) {
        int count = itemsUpdatedAtSeconds.length;
        updatedAtSeconds[row] = itemsUpdatedAtSeconds[index];
        for (int column = 0; column < width; column++) {
            values[row * width + column] = itemValues[column * count + index];
        }
    }

    /** Writes a row to where the item at {@code index} stands. */
    void copyOut(int row, float[] itemValues, long[] itemsUpdatedAtSeconds, int index) {
        int count = itemsUpdatedAtSeconds.length;
        itemsUpdatedAtSeconds[index] = updatedAtSeconds[row];
        for (int column = 0; column < width; column++) {
            itemValues[column * count + index] = values[row * width + column];
        }
    }
}

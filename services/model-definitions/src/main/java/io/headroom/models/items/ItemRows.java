package io.headroom.models.items;

import io.headroom.runtime.bundle.Bundle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Item ids and item rows of a bundle, both ways. Models know rows, 0 to N-1; everyone else knows ids. Immutable. */
public final class ItemRows {
    /** What {@link #row} says of an item the bundle does not know. */
    public static final int UNKNOWN = -1;

    private static final String IDS = "items/ids.npy";

    private final long[] ids;
    private final long[] sortedIds;
    private final int[] sortedRows;

    /** @param ids the id of each row; distinct */
    public ItemRows(long[] ids) {
        this.ids = ids.clone();
        this.sortedRows = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingLong(row -> ids[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.sortedIds = Arrays.stream(sortedRows).mapToLong(row -> ids[row]).toArray();
    }

    public static ItemRows of(Bundle bundle) {
        return new ItemRows(bundle.array(IDS).longs());
    }

    /** Row of an item, {@link #UNKNOWN} when the bundle has none. */
    public int row(long itemId) {
        int at = Arrays.binarySearch(sortedIds, itemId);
        return at >= 0 ? sortedRows[at] : UNKNOWN;
    }

    /** The rows of items, in their order. */
    public int[] rows(long[] itemIds) {
        int[] rows = new int[itemIds.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(itemIds[i]);
        }
        return rows;
    }

    /** Id of a row. */
    public long id(int row) {
        return ids[row];
    }

    public int count() {
        return ids.length;
    }
}

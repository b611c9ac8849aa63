package io.headroom.models.items;

import io.headroom.runtime.bundle.Bundle;

/** Item ids and item rows of a bundle, both ways. Models know rows, 0 to N-1; everyone else knows ids. Immutable. */
public final class ItemRows {
    /** What {@link #row} says of an item the bundle does not know. */
    public static final int UNKNOWN = -1;

    private static final String IDS = "items/ids.npy";

    private final long[] ids;
    private final int[] slots;

    /** @param ids the id of each row; distinct */
    public ItemRows(long[] ids) {
        this.ids = ids.clone();
        // Open addressing, at most half full: 500 look-ups a request are too many for a search through sorted ids.
        this.slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, ids.length)) * 4)];
        for (int row = 0; row < ids.length; row++) {
            int slot = slot(ids[row]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = row + 1;
        }
    }

    public static ItemRows of(Bundle bundle) {
        return new ItemRows(bundle.array(IDS).longs());
    }

    /** Row of an item, {@link #UNKNOWN} when the bundle has none. */
    public int row(long itemId) {
        int slot = slot(itemId);
        while (slots[slot] != 0) {
            int row = slots[slot] - 1;
            if (ids[row] == itemId) {
                return row;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return UNKNOWN;
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

    /** Fibonacci hashing: neighbouring ids end up far apart. */
    private int slot(long id) {
        return (int) ((id * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
    }
}

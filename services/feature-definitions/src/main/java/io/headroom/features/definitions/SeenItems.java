package io.headroom.features.definitions;

import java.util.Arrays;

/** Every item a user has rated, each once, in ascending order of id. Not thread-safe. */
public final class SeenItems {

    private long[] items = new long[16];
    private int size;

    /** @return whether the item was new */
    public boolean add(long itemId) {
        int found = Arrays.binarySearch(items, 0, size, itemId);
        if (found >= 0) {
            return false;
        }
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        int place = -found - 1;
        System.arraycopy(items, place, items, place + 1, size - place);
        items[place] = itemId;
        size++;
        return true;
    }

    public boolean contains(long itemId) {
        return Arrays.binarySearch(items, 0, size, itemId) >= 0;
    }

    public int size() {
        return size;
    }

    public long[] toArray() {
        return Arrays.copyOf(items, size);
    }
}

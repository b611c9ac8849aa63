package io.headroom.pipeline.dataset;

import java.io.Serializable;

/**
 * All valid ratings as columns, sorted by (time, user id, item row). The arrays are shared, not copied: nobody writes to them.
 *
 * @param itemRows rows of {@link Catalogue}
 */
public record Interactions(long[] userIds, int[] itemRows, float[] ratings, long[] timeSeconds)
        implements Serializable {

    public Interactions {
        for (int length : new int[] {itemRows.length, ratings.length, timeSeconds.length}) {
            if (length != userIds.length) {
                throw new IllegalArgumentException(
                        "interactions of %d rows have a column of %d".formatted(userIds.length, length));
            }
        }
    }

    public int size() {
        return userIds.length;
    }

    /** The index of the first event at or after the given time; {@link #size()} when there is none. */
    public int firstAtOrAfter(long time) {
        return SortedTimes.firstAtOrAfter(timeSeconds, time);
    }
}

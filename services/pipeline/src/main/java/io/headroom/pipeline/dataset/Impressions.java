package io.headroom.pipeline.dataset;

import java.io.Serializable;

/**
 * What was shown to whom, as columns, sorted by (time, user id, position). The arrays are shared, not copied: nobody writes to them.
 *
 * @param itemRows rows of {@link Catalogue}
 * @param positions place in the list shown, from 1
 */
public record Impressions(long[] userIds, int[] itemRows, int[] positions, long[] timeSeconds, boolean[] clicked)
        implements Serializable {

    public Impressions {
        for (int length : new int[] {itemRows.length, positions.length, timeSeconds.length, clicked.length}) {
            if (length != userIds.length) {
                throw new IllegalArgumentException(
                        "impressions of %d rows have a column of %d".formatted(userIds.length, length));
            }
        }
    }

    public int size() {
        return userIds.length;
    }

    /** The index of the first impression at or after the given time; {@link #size()} when there is none. */
    public int firstAtOrAfter(long time) {
        return SortedTimes.firstAtOrAfter(timeSeconds, time);
    }
}

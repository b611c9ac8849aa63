package io.headroom.models.retrieval;

import java.util.BitSet;

/**
 * What candidate generation knows of a user at one moment. Rows are item rows of the bundle, 0 to N-1; items the bundle does not know are left
 * out by the caller.
 *
 * <p>The arrays and the set are handed over, not copied.
 *
 * @param historyRows the user's recent items, newest first
 * @param historyRatings ratings of those items, in their order
 * @param seen every row the user has already seen: never recommended again
 */
public record RetrievalQuery(int[] historyRows, float[] historyRatings, BitSet seen) {

    public RetrievalQuery {
        if (historyRows.length != historyRatings.length) {
            throw new IllegalArgumentException(
                    "history has %d rows but %d ratings".formatted(historyRows.length, historyRatings.length));
        }
    }

    /** True when nothing is known of the user, so that no personal source can answer. */
    public boolean isColdStart() {
        return historyRows.length == 0;
    }
}

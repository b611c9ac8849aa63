package io.headroom.models.ranking;

/**
 * Rows of one request, ready for a ranking model. The arrays are handed over, not copied.
 *
 * @param rows how many rows count; what lies beyond is padding
 * @param paddedRows K, how many rows the arrays hold
 * @param dense K times D values, row by row
 * @param items K item rows + 1
 * @param history H item rows + 1, newest first, 0 as padding
 * @param historyRatings H ratings
 */
public record RankerInput(
        int rows, int paddedRows, float[] dense, long[] items, long[] history, float[] historyRatings) {

    public RankerInput {
        if (rows > paddedRows || items.length != paddedRows) {
            throw new IllegalArgumentException(
                    "%d rows padded to %d, but %d items".formatted(rows, paddedRows, items.length));
        }
        if (history.length != historyRatings.length) {
            throw new IllegalArgumentException(
                    "history has %d items but %d ratings".formatted(history.length, historyRatings.length));
        }
    }
}

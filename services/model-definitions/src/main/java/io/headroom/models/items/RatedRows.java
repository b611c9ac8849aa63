package io.headroom.models.items;

/**
 * A user's history in item rows, newest first, without the items the bundle does not know. The arrays are handed over, not copied.
 *
 * @param rows item rows
 * @param ratings a rating each
 */
public record RatedRows(int[] rows, float[] ratings) {
    public RatedRows {
        requireEqual(rows.length, ratings.length);
    }

    public static RatedRows none() {
        return new RatedRows(new int[0], new float[0]);
    }

    /** Keeps the known ones of a history, in its order. */
    public static RatedRows known(ItemRows items, long[] itemIds, float[] ratings) {
        requireEqual(itemIds.length, ratings.length);
        int[] rows = items.rows(itemIds);
        int known = 0;
        for (int row : rows) {
            known += row == ItemRows.UNKNOWN ? 0 : 1;
        }
        int[] knownRows = new int[known];
        float[] knownRatings = new float[known];
        int size = 0;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != ItemRows.UNKNOWN) {
                knownRows[size] = rows[i];
                knownRatings[size++] = ratings[i];
            }
        }
        return new RatedRows(knownRows, knownRatings);
    }

    private static void requireEqual(int items, int ratings) {
        if (items != ratings) {
            throw new IllegalArgumentException("history has %d items, but %d ratings".formatted(items, ratings));
        }
    }
}

package io.headroom.models.retrieval;

/**
 * Item rows with scores, best first. The arrays are handed over, not copied.
 *
 * @param rows item rows
 * @param scores a score each, never increasing
 */
public record ScoredRows(int[] rows, float[] scores) {
    private static final ScoredRows EMPTY = new ScoredRows(new int[0], new float[0]);

    public ScoredRows {
        if (rows.length != scores.length) {
            throw new IllegalArgumentException("%d rows but %d scores".formatted(rows.length, scores.length));
        }
    }

    public static ScoredRows empty() {
        return EMPTY;
    }

    public int size() {
        return rows.length;
    }
}

package io.headroom.features.definitions;

/**
 * What is known of the candidates of one request, column after column: value {@code c} of candidate {@code i} stands at
 * {@code c * count + i}. The arrays are used as they are, not copied: scoring runs on every request.
 *
 * @param count how many candidates
 * @param itemValues the columns of {@link FeatureViews#itemColumns()}
 * @param updatedAtSeconds the rows' newest event, 0 where the store has no row
 * @param genreMasks {@link ItemFacts#genreMask()}
 * @param years {@link ItemFacts#year()}
 * @param sourceScores one column for each of {@link SourceNames#ALL}, in that order; NaN where the source did not name the item
 */
public record CandidateColumns(
        int count, float[] itemValues, long[] updatedAtSeconds, long[] genreMasks, int[] years, float[] sourceScores) {

    public CandidateColumns {
        require("itemValues", itemValues.length, ItemColumns.NAMES.size() * count);
        require("updatedAtSeconds", updatedAtSeconds.length, count);
        require("genreMasks", genreMasks.length, count);
        require("years", years.length, count);
        require("sourceScores", sourceScores.length, SourceNames.ALL.size() * count);
    }

    private static void require(String name, int actual, int wanted) {
        if (actual != wanted) {
            throw new IllegalArgumentException("%s holds %d values, wanted %d".formatted(name, actual, wanted));
        }
    }
}

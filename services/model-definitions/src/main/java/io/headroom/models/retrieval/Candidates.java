package io.headroom.models.retrieval;

import java.util.List;

/**
 * Merged candidates, best first. The arrays are handed over, not copied.
 *
 * @param rows item rows
 * @param sourceNames names of the sources
 * @param sourceScores for each source, in the order of the names, a score a row; NaN where that source did not name the row
 */
public record Candidates(int[] rows, List<String> sourceNames, float[][] sourceScores) {

    public Candidates {
        sourceNames = List.copyOf(sourceNames);
        if (sourceNames.size() != sourceScores.length) {
            throw new IllegalArgumentException(
                    "%d source names but %d score columns".formatted(sourceNames.size(), sourceScores.length));
        }
    }

    public int size() {
        return rows.length;
    }
}

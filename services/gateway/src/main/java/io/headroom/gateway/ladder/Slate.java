package io.headroom.gateway.ladder;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Items a rung offers, best first: columns of equal length.
 *
 * @param itemIds may hold an item twice or one nobody knows: the rules come later
 * @param scores never increasing
 * @param sources names of the candidate sources of the item at an index
 * @param calibrated whether the scores are probabilities, so that a loss of score can be weighed against a gain of diversity
 */
public record Slate(long[] itemIds, float[] scores, IntFunction<List<String>> sources, boolean calibrated) {
    public Slate {
        if (itemIds.length != scores.length) {
            throw new IllegalArgumentException(itemIds.length + " items cannot have " + scores.length + " scores");
        }
    }

    public int size() {
        return itemIds.length;
    }
}

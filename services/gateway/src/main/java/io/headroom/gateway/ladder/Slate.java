package io.headroom.gateway.ladder;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Items a rung offers, best first: columns of equal length.
 *
 * @param itemIds may hold an item twice or one nobody knows: the rules come later
 * @param scores never increasing
 * @param ranked of how many, from the first, the score is a probability, so that a loss of score can be weighed against a gain of diversity;
 *     those after them only fill up
 * @param sources names of the candidate sources of the item at an index
 */
public record Slate(long[] itemIds, float[] scores, int ranked, IntFunction<List<String>> sources) {
    public Slate {
        if (itemIds.length != scores.length) {
            throw new IllegalArgumentException(itemIds.length + " items cannot have " + scores.length + " scores");
        }
        if (ranked < 0 || ranked > itemIds.length) {
            throw new IllegalArgumentException(ranked + " of " + itemIds.length + " items cannot be ranked");
        }
    }

    /** Items whose scores do no more than order them. */
    public static Slate unranked(long[] itemIds, float[] scores, IntFunction<List<String>> sources) {
        return new Slate(itemIds, scores, 0, sources);
    }

    public int size() {
        return itemIds.length;
    }
}

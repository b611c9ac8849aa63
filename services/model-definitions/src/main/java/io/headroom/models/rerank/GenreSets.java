package io.headroom.models.rerank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The genres of each item as a bit set, so that resemblance is two instructions. Immutable and safe for concurrent use. */
public final class GenreSets {
    private static final int MOST_GENRES = 64;

    private final Map<Long, Long> genresByItem;

    private GenreSets(Map<Long, Long> genresByItem) {
        this.genresByItem = genresByItem;
    }

    /** From the genres of each item; only the first 64 different genres are told apart. */
    public static GenreSets of(Map<Long, List<String>> genresOfItems) {
        Map<String, Integer> bits = new HashMap<>();
        Map<Long, Long> sets = new HashMap<>();
        genresOfItems.forEach((item, genres) -> {
            long set = 0;
            for (String genre : genres) {
                int bit = bits.computeIfAbsent(genre, name -> bits.size());
                set |= bit < MOST_GENRES ? 1L << bit : 0;
            }
            sets.put(item, set);
        });
        return new GenreSets(sets);
    }

    /** The item's genres; 0 for an unknown item. */
    long genres(long itemId) {
        return genresByItem.getOrDefault(itemId, 0L);
    }

    /** Jaccard similarity of two sets of genres; 0 when both are empty. */
    static float resemblance(long a, long b) {
        int union = Long.bitCount(a | b);
        return union == 0 ? 0 : (float) Long.bitCount(a & b) / union;
    }
}

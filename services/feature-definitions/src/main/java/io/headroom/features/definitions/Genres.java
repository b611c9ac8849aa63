package io.headroom.features.definitions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The genres that have feature columns, in the fixed order of their bits. Immutable.
 *
 * @param names at most {@value #MAXIMUM} distinct names
 */
public record Genres(List<String> names) {

    /** A catalogue with more genres than this keeps columns for the most frequent ones only. */
    public static final int MAXIMUM = 20;

    public Genres {
        names = List.copyOf(names);
        if (names.size() > MAXIMUM) {
            throw new IllegalArgumentException("%d genres, at most %d have columns".formatted(names.size(), MAXIMUM));
        }
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("genre names are not distinct: " + names);
        }
    }

    public int count() {
        return names.size();
    }

    /** The bits of those of the given genres that have a column. */
    public long mask(Iterable<String> itemGenres) {
        Map<String, Integer> bits = new HashMap<>();
        for (int bit = 0; bit < names.size(); bit++) {
            bits.put(names.get(bit), bit);
        }
        long mask = 0;
        for (String genre : itemGenres) {
            Integer bit = bits.get(genre);
            if (bit != null) {
                mask |= 1L << bit;
            }
        }
        return mask;
    }
}

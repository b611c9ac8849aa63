package io.headroom.gateway.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.headroom.models.rerank.GenreSets;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The items that may be recommended. An item is addressed by its position in the order of ids, which is dense and so fits a bit set.
 * Immutable and thread-safe.
 */
public final class Catalogue {
    static final String FILE = "items/catalogue.json";

    private final long[] ids;
    private final String[] titles;
    private final long[] idsByRow;
    private final GenreSets genres;

    private Catalogue(Entry[] entries) {
        idsByRow = Arrays.stream(entries).mapToLong(Entry::id).toArray();
        int[] rows = IntStream.range(0, entries.length)
                .boxed()
                .sorted(Comparator.comparingLong(row -> idsByRow[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        ids = Arrays.stream(rows).mapToLong(row -> idsByRow[row]).toArray();
        titles = Arrays.stream(rows).mapToObj(row -> entries[row].title()).toArray(String[]::new);
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] == ids[i - 1]) {
                throw new BundleException(FILE + " names item " + ids[i] + " twice");
            }
        }
        genres = genresOf(entries);
    }

    /** @throws BundleException when the bundle's catalogue cannot be read or names an item twice */
    public static Catalogue of(Bundle bundle) {
        return new Catalogue(bundle.json(FILE, Entry[].class));
    }

    public int size() {
        return ids.length;
    }

    /** Position of an item, from 0; negative when the catalogue does not hold it. */
    public int positionOf(long itemId) {
        return Arrays.binarySearch(ids, itemId);
    }

    public String title(int position) {
        return titles[position];
    }

    /** The id of the item in a row of the bundle's arrays. */
    public long idOfRow(int row) {
        return idsByRow[row];
    }

    public GenreSets genres() {
        return genres;
    }

    private static GenreSets genresOf(Entry[] entries) {
        Map<Long, List<String>> genresOfItems = HashMap.newHashMap(entries.length);
        for (Entry entry : entries) {
            genresOfItems.put(entry.id(), entry.genres());
        }
        return GenreSets.of(genresOfItems);
    }

    /** An item as the bundle's file holds it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(long id, String title, List<String> genres) {
        Entry {
            if (title == null) {
                throw new BundleException(FILE + " gives item " + id + " no title");
            }
            genres = genres == null ? List.of() : List.copyOf(genres);
        }
    }
}

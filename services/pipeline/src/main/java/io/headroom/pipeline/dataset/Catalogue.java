package io.headroom.pipeline.dataset;

import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.ItemFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All items, in row order: an item's row is its index in every item array of the pipeline and the bundle. Rows ascend by item id. The arrays
 * are shared, not copied: nobody writes to them.
 *
 * @param years year of release, 0 when unknown
 * @param genres the genres of each item, empty when it has none
 * @param genreNames the genres that have feature columns, in order: at most {@link Genres#MAXIMUM}, the most frequent, sorted by name
 * @param rowOf item id to row
 */
public record Catalogue(
        long[] itemIds,
        String[] titles,
        int[] years,
        String[][] genres,
        String[] genreNames,
        Map<Long, Integer> rowOf) {

    public Catalogue {
        for (int length : new int[] {titles.length, years.length, genres.length, rowOf.size()}) {
            if (length != itemIds.length) {
                throw new IllegalArgumentException(
                        "catalogue of %d items has a column of %d".formatted(itemIds.length, length));
            }
        }
    }

    /** A catalogue without the index, which is made here. */
    public static Catalogue of(long[] itemIds, String[] titles, int[] years, String[][] genres, String[] genreNames) {
        Map<Long, Integer> rowOf = new HashMap<>(itemIds.length * 2);
        for (int row = 0; row < itemIds.length; row++) {
            rowOf.put(itemIds[row], row);
        }
        return new Catalogue(itemIds, titles, years, genres, genreNames, rowOf);
    }

    public int size() {
        return itemIds.length;
    }

    public Genres genreColumns() {
        return new Genres(List.of(genreNames));
    }

    /** What the features know of each item, in row order. */
    public ItemFacts[] facts() {
        Genres columns = genreColumns();
        ItemFacts[] facts = new ItemFacts[size()];
        for (int row = 0; row < facts.length; row++) {
            facts[row] = new ItemFacts(columns.mask(List.of(genres[row])), years[row]);
        }
        return facts;
    }
}

package io.headroom.ranking.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.models.items.ItemRows;
import io.headroom.runtime.bundle.Bundle;
import java.util.ArrayList;
import java.util.List;

/**
 * What the catalogue says of each item row, as arrays. Immutable; the arrays are handed over, not copied.
 *
 * @param rows items of the bundle
 * @param genreMasks {@link ItemFacts#genreMask()} of each row
 * @param years {@link ItemFacts#year()} of each row
 */
public record CatalogueFacts(ItemRows rows, long[] genreMasks, int[] years) {
    private static final String CATALOGUE = "items/catalogue.json";

    /** Reads the catalogue of a bundle. */
    public static CatalogueFacts of(Bundle bundle, Genres genres) {
        ItemRows rows = ItemRows.of(bundle);
        long[] genreMasks = new long[rows.count()];
        int[] years = new int[rows.count()];
        for (JsonNode item : bundle.json(CATALOGUE)) {
            int row = rows.row(item.path("id").asLong());
            if (row != ItemRows.UNKNOWN) {
                genreMasks[row] = genres.mask(genresOf(item));
                years[row] = item.path("year").asInt(0);
            }
        }
        return new CatalogueFacts(rows, genreMasks, years);
    }

    long genreMask(int row) {
        return row == ItemRows.UNKNOWN ? ItemFacts.UNKNOWN.genreMask() : genreMasks[row];
    }

    int year(int row) {
        return row == ItemRows.UNKNOWN ? ItemFacts.UNKNOWN.year() : years[row];
    }

    private static List<String> genresOf(JsonNode item) {
        List<String> genres = new ArrayList<>();
        item.path("genres").forEach(genre -> genres.add(genre.asText()));
        return genres;
    }
}

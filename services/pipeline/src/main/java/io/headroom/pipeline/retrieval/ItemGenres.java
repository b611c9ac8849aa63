package io.headroom.pipeline.retrieval;

import io.headroom.pipeline.dataset.Catalogue;
import java.util.Arrays;
import java.util.List;

/** What a model knows of an item before anyone took it up. */
public final class ItemGenres {
    private ItemGenres() {}

    /** [N+1][genres, at least 1]: equal shares of the item's genres at item row + 1; row 0, the unknown item, is all zero. */
    public static float[][] table(Catalogue catalogue) {
        List<String> names = Arrays.asList(catalogue.genreNames());
        float[][] table = new float[catalogue.size() + 1][Math.max(1, names.size())];
        for (int row = 0; row < catalogue.size(); row++) {
            String[] genres = catalogue.genres()[row];
            for (String genre : genres) {
                int column = names.indexOf(genre);
                if (column >= 0) {
                    table[row + 1][column] = 1f / genres.length;
                }
            }
        }
        return table;
    }
}

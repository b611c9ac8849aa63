package io.headroom.pipeline.bundle;

import io.headroom.pipeline.dataset.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** One line of {@code items/catalogue.json}. */
record CatalogueFile(long id, String title, int year, List<String> genres) {

    /** All items in row order. */
    static List<CatalogueFile> of(Catalogue catalogue) {
        List<CatalogueFile> lines = new ArrayList<>(catalogue.size());
        for (int row = 0; row < catalogue.size(); row++) {
            lines.add(new CatalogueFile(
                    catalogue.itemIds()[row],
                    catalogue.titles()[row],
                    catalogue.years()[row],
                    List.of(catalogue.genres()[row])));
        }
        return lines;
    }
}

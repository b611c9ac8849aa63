package io.headroom.pipeline.dataset;

import java.util.Optional;

/**
 * Everything the steps after reading work on.
 *
 * @param impressions empty when the data has none
 */
public record Dataset(Catalogue catalogue, Interactions interactions, Optional<Impressions> impressions, Split split) {

    public Dataset {
        impressions = impressions.filter(shown -> shown.size() > 0);
    }
}

package io.headroom.ranking.memory;

import io.headroom.contracts.v1.FeatureUse;
import io.headroom.ranking.scoring.StoredFeatures;

/**
 * What a request is ranked by.
 *
 * @param nonsense whether the store answered, but with what makes no sense
 */
public record ChosenFeatures(StoredFeatures features, FeatureUse use, boolean nonsense) {}

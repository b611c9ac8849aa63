package io.headroom.candidates.memory;

import io.headroom.contracts.v1.FeatureUse;
import io.headroom.models.retrieval.RetrievalQuery;

/**
 * What is known of a request's user.
 *
 * @param nonsense whether the store answered, but with what makes no sense
 */
public record ChosenUser(RetrievalQuery query, FeatureUse use, boolean nonsense) {
    /** Whether the store says, or said, that it knows nothing of the user. */
    public boolean isColdStart() {
        return use != FeatureUse.FEATURE_USE_DEFAULT && query.isColdStart();
    }
}

package io.headroom.pipeline.merging;

import io.headroom.models.retrieval.CoVisitationSettings;
import io.headroom.models.retrieval.MergeSettings;
import io.headroom.models.retrieval.RetrievalModels;
import java.util.Locale;

/**
 * How sources are asked and merged, and what that is worth on the validation window.
 *
 * @param history how co-visitation weighs a user's history
 * @param merge how the lists become one
 * @param before quality of the settings the models came with
 * @param after quality of the chosen ones
 */
public record MergeChoice(CoVisitationSettings history, MergeSettings merge, MergeQuality before, MergeQuality after) {

    /** Models with these settings. */
    public RetrievalModels applied(RetrievalModels models) {
        return models.with(history, merge);
    }

    /** In a few words. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "recall %.3f -> %.3f, NDCG@10 %.4f -> %.4f on the validation window",
                before.recall(),
                after.recall(),
                before.ndcg(),
                after.ndcg());
    }
}

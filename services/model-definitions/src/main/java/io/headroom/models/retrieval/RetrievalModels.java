package io.headroom.models.retrieval;

import io.headroom.features.definitions.SourceNames;
import java.io.IOException;
import java.util.List;

/**
 * Everything candidate generation needs of a model version.
 *
 * @param itemVectors a unit vector for each item row
 * @param popular popular items, best first; also the answer of last resort
 */
public record RetrievalModels(
        float[][] itemVectors,
        TwoTower twoTower,
        CoVisitation coVisitation,
        RankedItems popular,
        RankedItems fresh,
        MergeSettings mergeSettings)
        implements AutoCloseable {

    /** A merger over all sources, in the order of {@link SourceNames#ALL}. */
    public CandidateMerger merger() {
        return new CandidateMerger(itemVectors.length, List.of(twoTower, coVisitation, popular, fresh), mergeSettings);
    }

    /** The same models with other settings of what needs no fit; both share the index, which is closed once. */
    public RetrievalModels with(CoVisitationSettings history, MergeSettings merge) {
        return new RetrievalModels(itemVectors, twoTower, coVisitation.with(history), popular, fresh, merge);
    }

    @Override
    public void close() throws IOException {
        twoTower.index().close();
    }
}

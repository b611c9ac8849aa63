package io.headroom.models.retrieval;

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

    /** A merger over all sources, in the order of {@link SourceName#all}. */
    public CandidateMerger merger() {
        return new CandidateMerger(itemVectors.length, List.of(twoTower, coVisitation, popular, fresh), mergeSettings);
    }

    @Override
    public void close() throws IOException {
        twoTower.index().close();
    }
}

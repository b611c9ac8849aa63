package io.headroom.gateway.ladder;

import io.headroom.contracts.v1.CandidateSet;
import java.util.Optional;

final class RetrievalOrder implements Rung {
    @Override
    public Optional<Slate> offer(Findings findings) {
        return findings.candidates().map(RetrievalOrder::inOrder);
    }

    private static Slate inOrder(CandidateSet candidates) {
        long[] itemIds = new long[candidates.getItemIdsCount()];
        float[] scores = new float[itemIds.length];
        for (int i = 0; i < itemIds.length; i++) {
            itemIds[i] = candidates.getItemIds(i);
            scores[i] = 1f / (1 + i);
        }
        return Slate.unranked(itemIds, scores, i -> RankedSlate.sourcesOf(candidates, i));
    }
}

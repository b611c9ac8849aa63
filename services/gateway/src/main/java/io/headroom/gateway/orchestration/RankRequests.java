package io.headroom.gateway.orchestration;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.SourceScores;

/** What ranking is asked. */
final class RankRequests {
    private RankRequests() {}

    /** @param ranked how many of the candidates, from the first, are to be ranked */
    static RankRequest of(Query query, long timeSeconds, CandidateSet candidates, int ranked) {
        return RankRequest.newBuilder()
                .setRequestId(query.requestId())
                .setUserId(query.userId())
                .setTimeSeconds(timeSeconds)
                .setCandidates(first(candidates, ranked))
                .putAllContext(query.context())
                .setForcedFeatureUse(query.experiment().features())
                .setLoggedCandidates(Math.min(ranked, query.logging().candidates()))
                .setLoggedValues(query.logging().values())
                .build();
    }

    private static CandidateSet first(CandidateSet candidates, int count) {
        if (count == candidates.getItemIdsCount()) {
            return candidates;
        }
        CandidateSet.Builder first = CandidateSet.newBuilder();
        for (int i = 0; i < count; i++) {
            first.addItemIds(candidates.getItemIds(i));
        }
        for (SourceScores source : candidates.getSourcesList()) {
            SourceScores.Builder scores = SourceScores.newBuilder().setSource(source.getSource());
            for (int i = 0; i < count; i++) {
                scores.addScores(source.getScores(i));
            }
            first.addSources(scores);
        }
        return first.build();
    }
}

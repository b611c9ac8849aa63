package io.headroom.candidates.generation;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.models.items.ItemRows;
import io.headroom.models.retrieval.Candidates;

/** Translates candidates in item rows into the message that names items by id. */
public final class CandidateMessages {
    private CandidateMessages() {}

    public static CandidateSet encode(Candidates candidates, ItemRows items) {
        CandidateSet.Builder set = CandidateSet.newBuilder();
        for (int row : candidates.rows()) {
            set.addItemIds(items.id(row));
        }
        for (int source = 0; source < candidates.sourceNames().size(); source++) {
            SourceScores.Builder scores =
                    SourceScores.newBuilder().setSource(candidates.sourceNames().get(source));
            for (float score : candidates.sourceScores()[source]) {
                scores.addScores(score);
            }
            set.addSources(scores);
        }
        return set.build();
    }
}

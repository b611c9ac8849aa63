package io.headroom.gateway.orchestration;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.RankReply;
import java.util.Optional;

/** Whether what a peer replied is what the contract promises. A peer of another version, or a broken one, must not break an answer. */
final class ReplyChecks {
    private ReplyChecks() {}

    /** Whether all columns are of one length. */
    static boolean isConsistent(CandidateSet candidates) {
        return candidates.getSourcesList().stream()
                .allMatch(source -> source.getScoresCount() == candidates.getItemIdsCount());
    }

    /** The probabilities; empty unless there is one in 0..1 for each candidate. */
    static Optional<float[]> probabilities(RankReply reply, int candidates) {
        if (reply.getProbabilitiesCount() != candidates) {
            return Optional.empty();
        }
        float[] probabilities = new float[candidates];
        for (int i = 0; i < candidates; i++) {
            probabilities[i] = reply.getProbabilities(i);
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                return Optional.empty();
            }
        }
        return Optional.of(probabilities);
    }
}

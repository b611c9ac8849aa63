package io.headroom.gateway.orchestration;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.RankReply;
import io.headroom.gateway.catalogue.Catalogue;
import java.util.BitSet;
import java.util.Optional;

/**
 * Whether what a peer replied is what the contract promises. A peer of another version, or a broken one, must not break an answer. Thread-safe.
 *
 * @param bundle the version the catalogue is of
 * @param mostCandidates how many are asked for
 */
record ReplyChecks(Catalogue catalogue, String bundle, int mostCandidates) {
    /**
     * Whether all columns are of one length, not longer than asked for, and name different items of the catalogue: all of them do when the sender
     * serves the same bundle, at least half when it serves another one.
     */
    boolean isSensible(GenerateReply reply) {
        CandidateSet candidates = reply.getCandidates();
        int count = candidates.getItemIdsCount();
        return count <= mostCandidates
                && candidates.getSourcesList().stream().allMatch(source -> source.getScoresCount() == count)
                && knows(candidates, reply.getBundle().equals(bundle) ? count : (count + 1) / 2);
    }

    /** Whether so many of them are different items of the catalogue; looks no further than it must. */
    private boolean knows(CandidateSet candidates, int enough) {
        BitSet known = new BitSet(catalogue.size());
        int found = 0;
        for (int i = 0; i < candidates.getItemIdsCount() && found < enough; i++) {
            int position = catalogue.positionOf(candidates.getItemIds(i));
            if (position >= 0 && !known.get(position)) {
                known.set(position);
                found++;
            }
        }
        return found >= enough;
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

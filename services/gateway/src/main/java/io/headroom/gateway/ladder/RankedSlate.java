package io.headroom.gateway.ladder;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.SourceScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Candidates in the order of their probabilities; of equals the one retrieval put first comes first. */
final class RankedSlate {
    private RankedSlate() {}

    static Optional<Slate> of(Findings findings) {
        return findings.candidates()
                .flatMap(candidates -> findings.probabilities().map(probabilities -> of(candidates, probabilities)));
    }

    private static Slate of(CandidateSet candidates, float[] probabilities) {
        int[] order = order(probabilities);
        long[] itemIds = new long[order.length];
        float[] scores = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            itemIds[i] = candidates.getItemIds(order[i]);
            scores[i] = probabilities[order[i]];
        }
        return new Slate(itemIds, scores, i -> sourcesOf(candidates, order[i]), true);
    }

    /** Indices by falling probability, of equals the smaller first. Bits of floats in 0..1 order as integers: one long holds both keys. */
    private static int[] order(float[] probabilities) {
        long[] keys = new long[probabilities.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) -Float.floatToIntBits(Math.abs(probabilities[i])) << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** Names of the sources that named the candidate: those whose score is a number. */
    static List<String> sourcesOf(CandidateSet candidates, int index) {
        List<String> names = new ArrayList<>(candidates.getSourcesCount());
        for (SourceScores source : candidates.getSourcesList()) {
            if (!Float.isNaN(source.getScores(index))) {
                names.add(source.getSource());
            }
        }
        return names;
    }
}

package io.headroom.gateway.ladder;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.SourceScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ranked candidates in the order of their probabilities, of equals the one retrieval put first; behind them, as retrieval found them, those
 * that were not ranked.
 */
final class RankedSlate {
    private RankedSlate() {}

    static Optional<Slate> of(Findings findings) {
        return findings.candidates()
                .flatMap(candidates -> findings.probabilities().map(probabilities -> of(candidates, probabilities)));
    }

    private static Slate of(CandidateSet candidates, float[] probabilities) {
        int[] order = order(probabilities, candidates.getItemIdsCount());
        long[] itemIds = new long[order.length];
        float[] scores = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            itemIds[i] = candidates.getItemIds(order[i]);
            scores[i] = i < probabilities.length ? probabilities[order[i]] : below(scores, probabilities.length, i);
        }
        return new Slate(itemIds, scores, probabilities.length, i -> sourcesOf(candidates, order[i]));
    }

    /** A score for one that was not ranked: it orders behind the last that was, and says nothing else. */
    private static float below(float[] scores, int ranked, int index) {
        float last = ranked == 0 ? 1 : scores[ranked - 1];
        return last / (2 + index - ranked);
    }

    /** Indices by falling probability, of equals the smaller first. Bits of floats in 0..1 order as integers: one long holds both keys. */
    private static int[] order(float[] probabilities, int candidates) {
        long[] keys = new long[probabilities.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) -Float.floatToIntBits(Math.abs(probabilities[i])) << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        int[] order = new int[candidates];
        for (int i = 0; i < order.length; i++) {
            order[i] = i < keys.length ? (int) keys[i] : i;
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

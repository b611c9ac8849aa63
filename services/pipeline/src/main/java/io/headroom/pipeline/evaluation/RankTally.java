package io.headroom.pipeline.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts at which place lists name the one right answer of each request. */
final class RankTally {
    private static final int TOP = 10;

    private final int[] recallAt;
    private final long[] found;
    private double gain;
    private long requests;

    /** @param recallAt lengths of list for which recall is wanted */
    RankTally(int... recallAt) {
        this.recallAt = recallAt;
        this.found = new long[recallAt.length];
    }

    /** Takes a list, best first. */
    void add(int[] rows, int wanted) {
        requests++;
        for (int place = 0; place < rows.length; place++) {
            if (rows[place] == wanted) {
                count(place);
                return;
            }
        }
    }

    private void count(int place) {
        if (place < TOP) {
            gain += Math.log(2) / Math.log(place + 2.0);
        }
        for (int i = 0; i < recallAt.length; i++) {
            found[i] += place < recallAt[i] ? 1 : 0;
        }
    }

    /** NDCG@10 with one relevant item a request. */
    double ndcg() {
        return requests == 0 ? 0 : gain / requests;
    }

    double recall(int index) {
        return requests == 0 ? 0 : (double) found[index] / requests;
    }

    /** The metrics by the names they have in {@code metrics.json}. */
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("ndcg@" + TOP, ndcg());
        for (int i = 0; i < recallAt.length; i++) {
            metrics.put("recall@" + recallAt[i], recall(i));
        }
        return metrics;
    }
}

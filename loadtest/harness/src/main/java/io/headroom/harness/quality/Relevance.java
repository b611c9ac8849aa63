package io.headroom.harness.quality;

/**
 * How well a list serves a request with one right answer.
 *
 * @see <a href="https://doi.org/10.1145/582415.582418">J&auml;rvelin and Kek&auml;l&auml;inen: Cumulated gain-based evaluation of IR techniques (2002)</a>
 */
final class Relevance {
    static final int TOP = 10;

    private Relevance() {}

    /** NDCG@10: 1 at the first place, 0 when the item is not among the first ten. */
    static double ndcg(long[] itemIds, long wanted) {
        int place = place(itemIds, wanted);
        return place < TOP ? Math.log(2) / Math.log(place + 2.0) : 0;
    }

    /** Recall@10: 1 when the item is among the first ten. */
    static double recall(long[] itemIds, long wanted) {
        return place(itemIds, wanted) < TOP ? 1 : 0;
    }

    private static int place(long[] itemIds, long wanted) {
        for (int place = 0; place < itemIds.length; place++) {
            if (itemIds[place] == wanted) {
                return place;
            }
        }
        return Integer.MAX_VALUE;
    }
}

package io.headroom.pipeline.merging;

/**
 * How merge settings are chosen.
 *
 * @param requests at most so many requests of the validation window, a seeded sample of them
 * @param candidates how many merged candidates are wanted
 * @param orderWeight what NDCG@10 of the merged list counts beside its recall, of which it usually is a tenth: recall bounds what ranking can
 *     find, the order is what is answered when there is no time to rank
 * @param rounds how often all settings are gone through; each round halves the steps, on a logarithmic scale
 */
public record MergeSearchSettings(int requests, int candidates, double orderWeight, int rounds) {

    public static MergeSearchSettings defaults() {
        return new MergeSearchSettings(3_000, 500, 10, 4);
    }

    /** For a look. */
    public static MergeSearchSettings quick() {
        return new MergeSearchSettings(500, 500, 10, 3);
    }
}

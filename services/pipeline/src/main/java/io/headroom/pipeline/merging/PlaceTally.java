package io.headroom.pipeline.merging;

/** Adds up at which places lists held the one right answer of each request. */
final class PlaceTally {
    private static final int TOP = 10;

    private final int candidates;
    private int requests;
    private int found;
    private double gain;

    /** @param candidates how many places of a list count */
    PlaceTally(int candidates) {
        this.candidates = candidates;
    }

    /** @param place from 0; beyond every list where the answer is missing */
    void add(int place) {
        requests++;
        found += place < candidates ? 1 : 0;
        gain += place < TOP ? Math.log(2) / Math.log(place + 2.0) : 0;
    }

    MergeQuality quality() {
        int all = Math.max(1, requests);
        return new MergeQuality((double) found / all, gain / all);
    }
}

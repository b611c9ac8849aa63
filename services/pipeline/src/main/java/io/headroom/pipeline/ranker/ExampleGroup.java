package io.headroom.pipeline.ranker;

import io.headroom.features.definitions.SourceNames;

/** One group in the making: arrays of one length, to be filled by who makes it. */
record ExampleGroup(
        long userId,
        long timeSeconds,
        boolean shown,
        int[] rows,
        float[] labels,
        float[] weights,
        int[] positions,
        float[][] sourceScores) {

    static ExampleGroup ofSize(long userId, long timeSeconds, boolean shown, int size) {
        return new ExampleGroup(
                userId,
                timeSeconds,
                shown,
                new int[size],
                new float[size],
                new float[size],
                new int[size],
                new float[SourceNames.ALL.size()][size]);
    }

    int size() {
        return rows.length;
    }
}

package io.headroom.harness.users.behaviour;

import io.headroom.world.truth.LatentFactors;
import io.headroom.world.truth.RelevanceParameters;
import io.headroom.world.truth.TrueRelevance;

/** Two users who like opposite items, as strongly as can be. */
public final class SmallTruth {
    private SmallTruth() {}

    public static TrueRelevance truth() {
        return new TrueRelevance(
                new RelevanceParameters(2, 3, -1, 3, 0, 10, 0.6, 3, 0.5, 0.7),
                new LatentFactors(
                        2,
                        new float[] {1, 0, -1, 0},
                        new float[] {0, 0},
                        new float[] {1, 0, -1, 0, 0, 1},
                        new float[] {0, 0, 0},
                        new long[] {0, 0, 0}));
    }
}

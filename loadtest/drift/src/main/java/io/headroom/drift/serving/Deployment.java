package io.headroom.drift.serving;

import io.headroom.drift.setting.SimulatedWorld;
import io.headroom.drift.setting.StoredFeatures;
import java.util.Optional;

/**
 * What the services run with: a world's items as the two-tower source knows them, and a ranker. Immutable and thread-safe.
 */
public final class Deployment {
    private final SimulatedWorld world;
    private final Embeddings embeddings;
    private final Optional<Ranker> ranker;
    private final long seed;

    private Deployment(SimulatedWorld world, Embeddings embeddings, Optional<Ranker> ranker, long seed) {
        this.world = world;
        this.embeddings = embeddings;
        this.ranker = ranker;
        this.seed = seed;
    }

    /** One that has no ranker yet and orders by chance: what a first ranker learns from. */
    public static Deployment untrained(SimulatedWorld world, long seed) {
        return new Deployment(world, new Embeddings(world, seed), Optional.empty(), seed);
    }

    public Deployment with(Ranker trained) {
        return new Deployment(world, embeddings, Optional.of(trained), seed);
    }

    /**
     * A recommender that reads features from {@code store}.
     *
     * @param run whoever has the same number draws the same candidates
     */
    public Recommender open(StoredFeatures store, long run) {
        return new Recommender(world, embeddings, store, ranker, seed, run);
    }
}

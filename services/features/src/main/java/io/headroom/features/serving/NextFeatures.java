package io.headroom.features.serving;

import io.headroom.runtime.following.NextModel;

/** The store of one bundle on its way to serve. */
final class NextFeatures implements NextModel {
    private final OnlineFeatures features;
    private final ServedFeatures next;
    private final Runnable throughTheNetwork;
    private final FeaturesConfig.WarmUpConfig config;
    private final boolean first;

    /** @param throughTheNetwork reads what serves, as callers do */
    NextFeatures(
            OnlineFeatures features,
            ServedFeatures next,
            Runnable throughTheNetwork,
            FeaturesConfig.WarmUpConfig config) {
        this.features = features;
        this.next = next;
        this.throughTheNetwork = throughTheNetwork;
        this.config = config;
        this.first = !features.isServing();
        if (first) {
            // The rehearsal reads it over the service's own port.
            features.serve(next);
        }
    }

    /** Beside a store that serves, the way to it is warm already, and only the new one's rows are to be brought into memory. */
    @Override
    public void rehearse() {
        if (first) {
            throughTheNetwork.run();
            return;
        }
        SampledReads reads = new SampledReads(next.bundle(), config.rows());
        for (int read = 0; read < config.reads(); read++) {
            next.reads().read(reads.next()).join();
        }
    }

    @Override
    public void serve() {
        if (!first) {
            features.serve(next);
        }
    }

    @Override
    public void discard() {
        features.discard(next);
    }
}

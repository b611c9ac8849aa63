package io.headroom.runtime.following;

import io.headroom.runtime.bundle.Bundle;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Brings a service from one bundle to the next. What serves goes on serving until the next one has been rehearsed. One thread uses it. */
final class BundleSwap {
    private static final Logger LOG = Logger.getLogger(BundleSwap.class);

    private final String service;
    private final ModelMaker maker;
    private final BundleMetrics metrics;
    private Optional<String> served = Optional.empty();

    BundleSwap(String service, ModelMaker maker, BundleMetrics metrics) {
        this.service = service;
        this.maker = maker;
        this.metrics = metrics;
    }

    /** The version that serves. */
    Optional<String> served() {
        return served;
    }

    /** Serves the bundle, or throws why it cannot be served; then what served before still does. */
    void to(Bundle bundle) {
        long startedAt = System.nanoTime();
        NextModel next = maker.make(bundle);
        try {
            next.rehearse();
            next.serve();
        } catch (RuntimeException | Error e) {
            discard(next, e);
            throw e;
        }
        long spent = System.nanoTime() - startedAt;
        metrics.serves(bundle.version(), spent);
        LOG.infof(
                "%s serves bundle %s%s after %d ms",
                service,
                bundle.version(),
                served.map(before -> " instead of " + before).orElse(""),
                spent / 1_000_000);
        served = Optional.of(bundle.version());
    }

    private static void discard(NextModel next, Throwable reason) {
        try {
            next.discard();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}

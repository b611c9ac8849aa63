package io.headroom.registry.api;

import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.store.RegistryStore;
import io.headroom.registry.store.StoredBundle;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** Names and meanings of the registry's own metrics. */
@Singleton
final class RegistryMetrics {
    static final String PUBLISHED = "headroom.registry.publications";
    static final String PROMOTED = "headroom.registry.promotions";
    static final String BUNDLES = "headroom.registry.bundles";
    static final String STORED = "headroom.registry.stored";
    static final String FREE = "headroom.registry.free";
    static final String PROMOTION = "headroom.registry.promotion";

    private final MeterRegistry registry;

    RegistryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts how a publication ended. */
    boolean publishing(Publication publication) throws IOException {
        String outcome = "failed";
        try {
            boolean published = publication.run();
            outcome = published ? "published" : "repeated";
            return published;
        } catch (ProblemException e) {
            outcome = "refused";
            throw e;
        } finally {
            Counter.builder(PUBLISHED)
                    .description("Bundles that were sent here")
                    .tag("outcome", outcome)
                    .register(registry)
                    .increment();
        }
    }

    /** @param kind promote or rollback */
    void promoted(String kind) {
        Counter.builder(PROMOTED)
                .description("Changes of what is promoted")
                .tag("kind", kind)
                .register(registry)
                .increment();
    }

    void watch(RegistryStore store, Path directory) {
        Gauge.builder(BUNDLES, () -> store.bundles().size())
                .description("Bundles published here")
                .register(registry);
        Gauge.builder(STORED, () -> store.bundles().stream()
                        .mapToLong(StoredBundle::bytes)
                        .sum())
                .description("Disk in use by bundles")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder(FREE, () -> directory.toFile().getUsableSpace())
                .description("Disk left for bundles")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder(PROMOTION, () -> store.current().promotion())
                .description("Number of the latest promotion or roll-back")
                .register(registry);
    }

    /** Returns whether it was new. */
    @FunctionalInterface
    interface Publication {
        boolean run() throws IOException;
    }
}

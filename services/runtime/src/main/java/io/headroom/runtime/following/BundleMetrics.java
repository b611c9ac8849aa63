package io.headroom.runtime.following;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Names and meanings of what a service says of its bundle. One thread changes it. */
final class BundleMetrics {
    /** The version in a label: one series at a time, for the one that serves. */
    static final String INFO = "headroom.bundle.info";

    static final String SWAP = "headroom.bundle.swap";
    static final String REFUSED = "headroom.bundle.refused";
    static final String POLLS = "headroom.bundle.registry.polls";

    private static final String PROMOTED = "promoted";
    private static final String NOTHING = "nothing";
    private static final String UNREACHABLE = "unreachable";

    private final MeterRegistry registry;
    private final Timer swap;
    private final Counter refused;
    /** By outcome. All are there from the start, at 0, so that the first one counts for a rate too. */
    private final Map<String, Counter> polls = new HashMap<>();

    private Optional<Gauge> info = Optional.empty();

    BundleMetrics(MeterRegistry registry) {
        this.registry = registry;
        swap = Timer.builder(SWAP)
                .description("Time from the loading of a bundle to its first answer")
                .register(registry);
        refused = Counter.builder(REFUSED)
                .description("Promoted bundles that could not be served, each attempt counted")
                .register(registry);
        for (String outcome : List.of(PROMOTED, NOTHING, UNREACHABLE)) {
            polls.put(outcome, polls(registry, outcome));
        }
    }

    void serves(String version, long spentNanos) {
        swap.record(spentNanos, TimeUnit.NANOSECONDS);
        info.ifPresent(registry::remove);
        info = Optional.of(Gauge.builder(INFO, () -> 1)
                .description("The bundle that serves")
                .tag("version", version)
                .register(registry));
    }

    void refused() {
        refused.increment();
    }

    /** The registry was asked what is promoted. */
    void polled(Promotion answer) {
        String outcome =
                switch (answer) {
                    case Promotion.Promoted _ -> PROMOTED;
                    case Promotion.Nothing _ -> NOTHING;
                    case Promotion.Silent _ -> UNREACHABLE;
                };
        polls.get(outcome).increment();
    }

    private static Counter polls(MeterRegistry registry, String outcome) {
        return Counter.builder(POLLS)
                .description("Questions to the registry for what is promoted")
                .tag("outcome", outcome)
                .register(registry);
    }
}

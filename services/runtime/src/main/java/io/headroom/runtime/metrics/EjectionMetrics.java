package io.headroom.runtime.metrics;

import io.headroom.runtime.replicas.EjectionEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** {@value #EJECTIONS}, by peer: how often a replica of it was left out for its failures. */
public final class EjectionMetrics implements EjectionEvents {
    public static final String EJECTIONS = "headroom.ejections";

    private final Counter ejections;

    /** @param peer whose replicas they are, as its callers name it */
    public EjectionMetrics(MeterRegistry registry, String peer) {
        ejections = Counter.builder(EJECTIONS)
                .description("Times a replica of the peer was left out because it failed more than the others")
                .tag("peer", peer)
                .register(registry);
    }

    @Override
    public void ejected() {
        ejections.increment();
    }
}

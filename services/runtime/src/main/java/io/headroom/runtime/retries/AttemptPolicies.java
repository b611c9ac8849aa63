package io.headroom.runtime.retries;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** Makes what the configuration says of attempts, one per stage that reads. */
@ApplicationScoped
public class AttemptPolicies {
    private final AttemptsConfig config;
    private final MeterRegistry registry;

    public AttemptPolicies(AttemptsConfig config, MeterRegistry registry) {
        this.config = config;
        this.registry = registry;
    }

    /** Sends again what failed because nobody was there. */
    public Attempts retries(String stage) {
        return attempts(stage, Optional.empty());
    }

    /** Sends again what failed because nobody was there, and what is late. */
    public Attempts retriesAndHedges(String stage, ScheduledExecutorService timers) {
        AttemptsConfig.Hedge hedge = config.hedge();
        return attempts(
                stage,
                hedge.enabled()
                        ? Optional.of(new Hedging(
                                hedge.floor(),
                                new RecentLatency(hedge.quantile(), hedge.window(), hedge.samples()),
                                timers))
                        : Optional.empty());
    }

    private Attempts attempts(String stage, Optional<Hedging> hedging) {
        return new Attempts(
                config.most(),
                new RetryBudget(config.budget().share(), config.budget().reserve()),
                hedging,
                new AttemptMetrics(registry, stage));
    }
}

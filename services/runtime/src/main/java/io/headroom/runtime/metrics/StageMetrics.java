package io.headroom.runtime.metrics;

import io.headroom.contracts.v1.Outcome;
import io.headroom.runtime.budgets.Scenario;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** {@code headroom_stage_seconds}: time a caller waited for a stage, by stage and outcome. */
@ApplicationScoped
public class StageMetrics {
    public static final String STAGE_SECONDS = "headroom.stage";

    private final MeterRegistry registry;
    private final Scenario scenario;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    public StageMetrics(MeterRegistry registry, Scenario scenario) {
        this.registry = registry;
        this.scenario = scenario;
    }

    public void record(String stage, Outcome outcome, long spentNanos) {
        String label = outcome.name().substring("OUTCOME_".length()).toLowerCase(Locale.ROOT);
        timers.computeIfAbsent(stage + " " + label, key -> timer(stage, label))
                .record(spentNanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String stage, String outcome) {
        return Timer.builder(STAGE_SECONDS)
                .description("Time a caller waited for a stage of the request")
                .tag("stage", stage)
                .tag("outcome", outcome)
                .serviceLevelObjectives(BudgetBuckets.of(scenario.stage(stage)))
                .register(registry);
    }
}

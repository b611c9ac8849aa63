package io.headroom.gateway.recommendations;

import io.headroom.gateway.ladder.RungName;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.metrics.BudgetBuckets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code headroom_answers_total} and {@code headroom_request_seconds}, both by rung. Every rung is there from the start, at 0. */
@Singleton
final class AnswerMetrics {
    static final String ANSWERS = "headroom.answers";
    static final String REQUEST_SECONDS = "headroom.request";

    private final Map<RungName, Counter> answers = new EnumMap<>(RungName.class);
    private final Map<RungName, Timer> times = new EnumMap<>(RungName.class);

    AnswerMetrics(MeterRegistry registry, Scenario scenario) {
        for (RungName rung : RungName.values()) {
            answers.put(
                    rung,
                    Counter.builder(ANSWERS)
                            .description("Answers by the rung of the degradation ladder they came from")
                            .tag("rung", rung.name())
                            .register(registry));
            times.put(
                    rung,
                    Timer.builder(REQUEST_SECONDS)
                            .description("Time from a request's arrival to its finished answer")
                            .tag("rung", rung.name())
                            .serviceLevelObjectives(BudgetBuckets.of(scenario.request()))
                            .register(registry));
        }
    }

    void answered(RungName rung, long spentMicros) {
        answers.get(rung).increment();
        times.get(rung).record(spentMicros, TimeUnit.MICROSECONDS);
    }
}

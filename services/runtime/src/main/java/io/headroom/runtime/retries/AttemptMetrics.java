package io.headroom.runtime.retries;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** A stage's attempts: {@value #RETRIES}, {@value #HEDGES}, {@value #HEDGES_WON} and {@value #EXHAUSTED}. */
public final class AttemptMetrics implements AttemptEvents {
    public static final String RETRIES = "headroom.retries";
    public static final String HEDGES = "headroom.hedges";
    public static final String HEDGES_WON = "headroom.hedges.won";
    public static final String EXHAUSTED = "headroom.retry.budget.exhausted";

    private final Counter retries;
    private final Counter hedges;
    private final Counter hedgesWon;
    private final Counter exhausted;

    public AttemptMetrics(MeterRegistry registry, String stage) {
        retries = counter(registry, stage, RETRIES, "Calls sent again because they failed");
        hedges = counter(registry, stage, HEDGES, "Calls sent a second time because they were late");
        hedgesWon = counter(registry, stage, HEDGES_WON, "Calls whose second, hedged attempt was answered first");
        exhausted = counter(registry, stage, EXHAUSTED, "Calls not sent again because the retry budget was spent");
    }

    @Override
    public void retried() {
        retries.increment();
    }

    @Override
    public void hedged() {
        hedges.increment();
    }

    @Override
    public void hedgeWon() {
        hedgesWon.increment();
    }

    @Override
    public void budgetExhausted() {
        exhausted.increment();
    }

    private static Counter counter(MeterRegistry registry, String stage, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("stage", stage)
                .register(registry);
    }
}

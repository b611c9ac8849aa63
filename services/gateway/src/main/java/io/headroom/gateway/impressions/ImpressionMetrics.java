package io.headroom.gateway.impressions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** {@code headroom_impressions_total}, by outcome. What becomes of records the log has taken, it counts itself. */
@Singleton
final class ImpressionMetrics {
    static final String IMPRESSIONS = "headroom.impressions";

    private final Map<ImpressionOutcome, Counter> counters = new EnumMap<>(ImpressionOutcome.class);

    ImpressionMetrics(MeterRegistry registry) {
        for (ImpressionOutcome outcome : ImpressionOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder(IMPRESSIONS)
                            .description("Answers that were to be logged, by what became of them in the gateway")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void count(ImpressionOutcome outcome) {
        counters.get(outcome).increment();
    }
}

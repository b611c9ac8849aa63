package io.headroom.gateway.depth;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How deep is ranked, and what the controller believes: {@value #RANKED}, {@value #COST}, {@value #FIXED_COST} and {@value #CAP}. */
public final class DepthMetrics {
    public static final String RANKED = "headroom.ranked.candidates";
    public static final String COST = "headroom.ranking.predicted.candidate.cost.seconds";
    public static final String FIXED_COST = "headroom.ranking.predicted.fixed.cost.seconds";
    public static final String CAP = "headroom.ranking.depth.cap.candidates";

    private static final double MICROS_PER_SECOND = 1e6;

    private DepthMetrics() {}

    public static void watch(DepthController controller, MeterRegistry registry) {
        FunctionCounter.builder(RANKED, controller, DepthController::rankedCandidates)
                .description("Candidates that ranking answered for")
                .register(registry);
        Gauge.builder(COST, controller, depth -> depth.perCandidateMicros() / MICROS_PER_SECOND)
                .description("Predicted time ranking takes for one more candidate")
                .strongReference(true)
                .register(registry);
        Gauge.builder(FIXED_COST, controller, depth -> depth.fixedMicros() / MICROS_PER_SECOND)
                .description("Predicted time ranking takes beside that of its candidates")
                .strongReference(true)
                .register(registry);
        Gauge.builder(CAP, controller, DepthController::cap)
                .description("Most candidates that are ranked; falls when ranking is late and grows with its answers")
                .strongReference(true)
                .register(registry);
    }
}

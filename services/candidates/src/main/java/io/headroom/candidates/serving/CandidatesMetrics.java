package io.headroom.candidates.serving;

import io.headroom.candidates.memory.ChosenUser;
import io.headroom.models.retrieval.Candidates;
import io.headroom.runtime.metrics.FeatureUses;
import io.headroom.runtime.metrics.LatencyBuckets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Names, units and help texts of what candidate generation measures beside its pool (see WorkerPoolMetrics) and its calls. */
final class CandidatesMetrics {
    static final String GENERATION = "headroom.candidates.generation";
    static final String FROM_SOURCE = "headroom.candidates.from.source";
    static final String COLD_STARTS = "headroom.candidates.cold.starts";

    private static final Duration[] GENERATION_BUCKETS =
            LatencyBuckets.doubling(Duration.ofNanos(250_000), Duration.ofMillis(16));

    private final MeterRegistry registry;
    private final Timer generation;
    private final Counter coldStarts;
    private final FeatureUses features;

    CandidatesMetrics(MeterRegistry registry) {
        this.registry = registry;
        generation = Timer.builder(GENERATION)
                .description("Time a worker searched all sources and merged them")
                .serviceLevelObjectives(GENERATION_BUCKETS)
                .register(registry);
        coldStarts = Counter.builder(COLD_STARTS)
                .description("Requests of users the store knows nothing of")
                .register(registry);
        features = new FeatureUses(registry, "candidates");
    }

    void generated(Candidates candidates, long nanos) {
        generation.record(nanos, TimeUnit.NANOSECONDS);
        for (int source = 0; source < candidates.sourceNames().size(); source++) {
            fromSource(candidates.sourceNames().get(source))
                    .record(named(candidates.sourceScores()[source]));
        }
    }

    /** A request is answered by what is known of its user. */
    void used(ChosenUser user) {
        features.used(user.use());
        if (user.nonsense()) {
            features.nonsense();
        }
        if (user.isColdStart()) {
            coldStarts.increment();
        }
    }

    private DistributionSummary fromSource(String source) {
        return DistributionSummary.builder(FROM_SOURCE)
                .description("Candidates of a reply that the source named")
                .tag("source", source)
                .register(registry);
    }

    private static int named(float[] scores) {
        int named = 0;
        for (float score : scores) {
            named += Float.isNaN(score) ? 0 : 1;
        }
        return named;
    }
}

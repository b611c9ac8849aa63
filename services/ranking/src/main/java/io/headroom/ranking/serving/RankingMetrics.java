package io.headroom.ranking.serving;

import io.headroom.ranking.scoring.ScoringEvents;
import io.headroom.runtime.metrics.FeatureUses;
import io.headroom.runtime.metrics.LatencyBuckets;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Names, units and help texts of what ranking measures beside its pool (see WorkerPoolMetrics) and its calls. */
final class RankingMetrics implements ScoringEvents {
    static final String FORWARD = "headroom.ranking.forward";
    static final String BATCH_ROWS = "headroom.ranking.batch.rows";
    static final String BATCH_PADDED_ROWS = "headroom.ranking.batch.padded.rows";

    private static final Duration[] FORWARD_BUCKETS =
            LatencyBuckets.doubling(Duration.ofNanos(250_000), Duration.ofMillis(32));

    private final Timer forward;
    private final DistributionSummary rows;
    private final DistributionSummary paddedRows;
    private final FeatureUses features;

    RankingMetrics(MeterRegistry registry) {
        forward = Timer.builder(FORWARD)
                .description("Time of one run of the model, copying in and out included")
                .serviceLevelObjectives(FORWARD_BUCKETS)
                .register(registry);
        rows = DistributionSummary.builder(BATCH_ROWS)
                .description("Candidates in one run of the model")
                .register(registry);
        paddedRows = DistributionSummary.builder(BATCH_PADDED_ROWS)
                .description("Rows in one run of the model, padding included")
                .register(registry);
        features = new FeatureUses(registry, "ranking");
    }

    @Override
    public void forward(int realRows, int padded, long nanos) {
        forward.record(nanos, TimeUnit.NANOSECONDS);
        rows.record(realRows);
        paddedRows.record(padded);
    }

    FeatureUses features() {
        return features;
    }
}

package io.headroom.features.serving;

import io.headroom.features.reading.ReadObserver;
import io.headroom.features.store.WriteCounts;
import io.headroom.features.writing.CommitObserver;
import io.headroom.features.writing.WriteObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Names and meanings of the feature store's own metrics. */
@ApplicationScoped
public class FeatureMetrics implements ReadObserver, WriteObserver, CommitObserver {
    static final String ROWS_READ = "headroom.features.rows.read";
    static final String ROWS_MISSING = "headroom.features.rows.missing";
    static final String ROWS_WRITTEN = "headroom.features.rows.written";
    static final String ROWS_IGNORED = "headroom.features.rows.ignored";
    static final String COMMIT = "headroom.features.commit";
    static final String COMMIT_WRITES = "headroom.features.commit.writes";
    static final String WRITE_QUEUE = "headroom.features.write.queue";
    static final String STORE = "headroom.features.store";

    private static final Duration[] COMMIT_BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofSeconds(1)
    };

    private final MeterRegistry registry;
    private final Map<String, Counter> read = new ConcurrentHashMap<>();
    private final Map<String, Counter> missing = new ConcurrentHashMap<>();
    private final Counter written;
    private final Counter ignored;
    private final Timer commit;
    private final DistributionSummary commitWrites;

    public FeatureMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.written =
                Counter.builder(ROWS_WRITTEN).description("Rows made durable").register(registry);
        this.ignored = Counter.builder(ROWS_IGNORED)
                .description("Rows left out because the stored row is newer")
                .register(registry);
        this.commit = Timer.builder(COMMIT)
                .description("Time to make one group of writes durable")
                .serviceLevelObjectives(COMMIT_BUCKETS)
                .register(registry);
        this.commitWrites = DistributionSummary.builder(COMMIT_WRITES)
                .description("Writes made durable by one flush")
                .register(registry);
    }

    @Override
    public void read(String view, int asked, int absent) {
        read.computeIfAbsent(view, name -> counter(ROWS_READ, "Rows asked for", name))
                .increment(asked);
        missing.computeIfAbsent(view, name -> counter(ROWS_MISSING, "Rows asked for that the store has not", name))
                .increment(absent);
    }

    @Override
    public void wrote(WriteCounts counts) {
        written.increment((double) counts.written());
        ignored.increment((double) counts.ignoredAsOlder());
    }

    @Override
    public void committed(int writes, long spentNanos) {
        commit.record(spentNanos, TimeUnit.NANOSECONDS);
        commitWrites.record(writes);
    }

    void watch(Supplier<Number> queueDepth, Supplier<Number> storeBytes) {
        Gauge.builder(WRITE_QUEUE, queueDepth)
                .description("Writes that wait for the writer")
                .register(registry);
        Gauge.builder(STORE, storeBytes)
                .description("Disk in use by the store")
                .baseUnit("bytes")
                .register(registry);
    }

    private Counter counter(String name, String description, String view) {
        return Counter.builder(name).description(description).tag("view", view).register(registry);
    }
}

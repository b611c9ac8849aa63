package io.headroom.runtime.workers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A pool's metrics, by its name: {@value #QUEUE_DEPTH}, {@value #QUEUE_WAIT}, {@value #DROPPED} and {@value #WASTED}. */
public final class WorkerPoolMetrics implements WorkerPoolEvents {
    public static final String QUEUE_DEPTH = "headroom.pool.queue.depth";
    public static final String QUEUE_WAIT = "headroom.pool.queue.wait";
    public static final String DROPPED = "headroom.pool.dropped";
    public static final String WASTED = "headroom.pool.wasted";

    private static final String POOL = "pool";
    private static final Duration[] WAIT_BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100)
    };

    private final MeterRegistry registry;
    private final Timer wait;
    private final Counter full;
    private final Counter expired;
    private final Timer wasted;

    public WorkerPoolMetrics(MeterRegistry registry, String pool) {
        this.registry = registry;
        wait = Timer.builder(QUEUE_WAIT)
                .description("Time a job waited for a worker")
                .tag(POOL, pool)
                .serviceLevelObjectives(WAIT_BUCKETS)
                .register(registry);
        full = dropped(pool, "full");
        expired = dropped(pool, "expired");
        wasted = Timer.builder(WASTED)
                .description("Time spent on jobs whose deadline passed before they were finished")
                .tag(POOL, pool)
                .register(registry);
    }

    /** Adds the gauge of a pool's queue. */
    public void watch(WorkerPool<?> pool) {
        Gauge.builder(QUEUE_DEPTH, pool, WorkerPool::queueDepth)
                .description("Jobs waiting for a worker")
                .tag(POOL, pool.settings().name())
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void refused() {
        full.increment();
    }

    @Override
    public void expired(long waitedNanos) {
        wait.record(waitedNanos, TimeUnit.NANOSECONDS);
        expired.increment();
    }

    @Override
    public void started(long waitedNanos) {
        wait.record(waitedNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void wasted(long workedNanos) {
        wasted.record(workedNanos, TimeUnit.NANOSECONDS);
    }

    private Counter dropped(String pool, String reason) {
        return Counter.builder(DROPPED)
                .description("Jobs not done: the queue was full, or the deadline passed in it")
                .tag(POOL, pool)
                .tag("reason", reason)
                .register(registry);
    }
}

package io.headroom.runtime.workers;

import io.headroom.runtime.deadlines.CallScope;
import io.headroom.runtime.metrics.WastedWork;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A pool's metrics, by its name: {@value #QUEUE_DEPTH}, {@value #QUEUE_WAIT} and {@value #DROPPED}; and its {@link WastedWork}. */
public final class WorkerPoolMetrics implements WorkerPoolEvents {
    public static final String QUEUE_DEPTH = "headroom.pool.queue.depth";
    public static final String QUEUE_WAIT = "headroom.pool.queue.wait";
    public static final String DROPPED = "headroom.pool.dropped";

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
    private final List<WorkerPool<?>> watched = new CopyOnWriteArrayList<>();
    private final Timer wait;
    private final Counter full;
    private final Counter expired;
    private final Counter cancelled;
    private final WastedWork wasted;

    public WorkerPoolMetrics(MeterRegistry registry, String pool) {
        this.registry = registry;
        wait = Timer.builder(QUEUE_WAIT)
                .description("Time a job waited for a worker")
                .tag(POOL, pool)
                .serviceLevelObjectives(WAIT_BUCKETS)
                .register(registry);
        full = dropped(pool, "full");
        expired = dropped(pool, "expired");
        cancelled = dropped(pool, "cancelled");
        wasted = new WastedWork(registry, pool);
    }

    /** Adds the queue of this pool to what is measured, for as long as it is open. */
    public void watch(WorkerPool<?> pool) {
        watched.removeIf(WorkerPool::closed);
        watched.add(pool);
        Gauge.builder(
                        QUEUE_DEPTH,
                        () -> watched.stream().mapToInt(WorkerPool::queueDepth).sum())
                .description("Jobs waiting for a worker")
                .tag(POOL, pool.settings().name())
                .register(registry);
    }

    @Override
    public void refused() {
        full.increment();
    }

    @Override
    public void dropped(CallScope.Over reason, long waitedNanos) {
        wait.record(waitedNanos, TimeUnit.NANOSECONDS);
        (reason == CallScope.Over.DEADLINE ? expired : cancelled).increment();
    }

    @Override
    public void started(long waitedNanos) {
        wait.record(waitedNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void wasted(CallScope.Over reason, long workedNanos) {
        wasted.add(reason, workedNanos);
    }

    private Counter dropped(String pool, String reason) {
        return Counter.builder(DROPPED)
                .description("Jobs not done: the queue was full, or nobody waited any more at their turn")
                .tag(POOL, pool)
                .tag("reason", reason)
                .register(registry);
    }
}

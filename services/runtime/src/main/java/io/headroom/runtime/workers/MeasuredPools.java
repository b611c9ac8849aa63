package io.headroom.runtime.workers;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Starts pools of the configured size whose queue and jobs are measured (see {@link WorkerPoolMetrics}). */
@ApplicationScoped
public class MeasuredPools {
    private final MeterRegistry registry;
    private final Map<String, WorkerPoolMetrics> metrics = new ConcurrentHashMap<>();

    public MeasuredPools(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Starts a pool and waits until each worker has what it owns. Pools of one name, one replacing the other, are measured
     * together.
     *
     * @throws WorkerStartException when a worker cannot begin
     */
    public <S> WorkerPool<S> start(String name, WorkersConfig config, WorkerLife<S> life) {
        int workers = config.workers().orElse(Runtime.getRuntime().availableProcessors());
        WorkerPoolMetrics events = metrics.computeIfAbsent(name, pool -> new WorkerPoolMetrics(registry, pool));
        WorkerPool<S> pool = WorkerPool.start(
                new WorkerPoolSettings(name, workers, config.queueCapacity()), life, events, System::nanoTime);
        events.watch(pool);
        return pool;
    }
}

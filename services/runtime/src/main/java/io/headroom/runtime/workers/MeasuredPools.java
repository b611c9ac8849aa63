package io.headroom.runtime.workers;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Starts pools of the configured size whose queue and jobs are measured (see {@link WorkerPoolMetrics}). */
@ApplicationScoped
public class MeasuredPools {
    private final MeterRegistry registry;

    public MeasuredPools(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Starts a pool and waits until each worker has what it owns.
     *
     * @throws WorkerStartException when a worker cannot begin
     */
    public <S> WorkerPool<S> start(String name, WorkersConfig config, WorkerLife<S> life) {
        int workers = config.workers().orElse(Runtime.getRuntime().availableProcessors());
        WorkerPoolMetrics events = new WorkerPoolMetrics(registry, name);
        WorkerPool<S> pool = WorkerPool.start(
                new WorkerPoolSettings(name, workers, config.queueCapacity()), life, events, System::nanoTime);
        events.watch(pool);
        return pool;
    }
}

package io.headroom.runtime.workers;

/**
 * Size of a pool.
 *
 * @param name names the threads, the metrics and the messages to callers
 * @param workers threads that compute; one per core keeps them from getting in each other's way
 * @param queueCapacity jobs that may wait; one more is refused
 */
public record WorkerPoolSettings(String name, int workers, int queueCapacity) {
    public WorkerPoolSettings {
        if (workers < 1) {
            throw new IllegalArgumentException(name + " workers are " + workers + ", but must be at least 1");
        }
        if (queueCapacity < 1) {
            throw new IllegalArgumentException(
                    name + " queue capacity is " + queueCapacity + ", but must be at least 1");
        }
    }
}

package io.headroom.runtime.workers;

/**
 * What a worker owns while it lives, such as a model and its buffers. Both methods run on the worker's own thread.
 *
 * @param <S> what is owned; used by its worker only, so it need not be thread-safe
 */
@FunctionalInterface
public interface WorkerLife<S> {
    /**
     * Makes it, warm enough to take work.
     *
     * @param worker number of the worker, from 0
     */
    S begin(int worker) throws Exception;

    /** Gives it back when the pool closes. */
    default void end(S state) throws Exception {}
}

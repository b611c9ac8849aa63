package io.headroom.runtime.workers;

/** What happens in a pool, for those who count. Called on many threads; must not block or throw. */
public interface WorkerPoolEvents {
    /** Nobody counts. */
    WorkerPoolEvents NONE = new WorkerPoolEvents() {};

    /** A job was refused because the queue was full. */
    default void refused() {}

    /** A job was dropped unstarted because its deadline passed in the queue. */
    default void expired(long waitedNanos) {}

    /** A worker took a job. */
    default void started(long waitedNanos) {}

    /** A job was finished, but its deadline had passed by then: nobody wants the result. */
    default void wasted(long workedNanos) {}
}

package io.headroom.runtime.workers;

import io.headroom.runtime.deadlines.CallScope;

/** What happens in a pool, for those who count. Called on many threads; must not block or throw. */
public interface WorkerPoolEvents {
    /** Nobody counts. */
    WorkerPoolEvents NONE = new WorkerPoolEvents() {};

    /** A job was refused because the queue was full. */
    default void refused() {}

    /** A job was dropped unstarted because nobody waited any more at its turn. */
    default void dropped(CallScope.Over reason, long waitedNanos) {}

    /** A worker took a job. */
    default void started(long waitedNanos) {}

    /** A job was finished, but nobody waited for the result by then. */
    default void wasted(CallScope.Over reason, long workedNanos) {}
}

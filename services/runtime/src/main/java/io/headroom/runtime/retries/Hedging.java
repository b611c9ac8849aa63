package io.headroom.runtime.retries;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * When a second read is sent because the first is late: after the latency most reads stay below (J. Dean, L. Barroso, "The Tail at Scale", 2013).
 *
 * @param floor never earlier than this
 * @param latency of this stage's reads
 * @param timers runs what is due; must not be a thread per call
 */
public record Hedging(Duration floor, RecentLatency latency, ScheduledExecutorService timers) {
    /** Time to wait for the first read; empty while too little is known. */
    public OptionalLong delayNanos() {
        OptionalLong late = latency.nanos();
        return late.isEmpty() ? late : OptionalLong.of(Math.max(late.getAsLong(), floor.toNanos()));
    }

    public Future<?> schedule(Runnable action, long delayNanos) {
        return timers.schedule(action, delayNanos, TimeUnit.NANOSECONDS);
    }
}

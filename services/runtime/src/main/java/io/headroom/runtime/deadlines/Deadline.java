package io.headroom.runtime.deadlines;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A moment after which an answer is worth nothing. Immutable and thread-safe.
 *
 * @param expiresAtNanos on the given clock
 * @param nanoTime a monotonic clock, such as {@code System::nanoTime}
 */
public record Deadline(long expiresAtNanos, LongSupplier nanoTime) {
    public static Deadline after(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime.getAsLong() + time.toNanos(), nanoTime);
    }

    /** Time left; never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, expiresAtNanos - nanoTime.getAsLong()));
    }

    public boolean expired() {
        return expiresAtNanos - nanoTime.getAsLong() <= 0;
    }

    /**
     * Time a stage may be granted: min(its own timeout, what remains minus what the stages after it are owed). Never negative and
     * never more than remains.
     */
    public Duration grant(Duration stageTimeout, Duration owedToLaterStages) {
        Duration free = remaining().minus(owedToLaterStages);
        if (free.isNegative()) {
            return Duration.ZERO;
        }
        return free.compareTo(stageTimeout) < 0 ? free : stageTimeout;
    }
}

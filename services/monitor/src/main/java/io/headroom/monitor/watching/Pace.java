package io.headroom.monitor.watching;

import java.util.function.LongSupplier;

/** Says when a period has passed since it last said so. The first time is due at once. */
final class Pace {
    private final long periodNanos;
    private final LongSupplier nanos;
    private long next;

    Pace(long periodNanos, LongSupplier nanos) {
        this.periodNanos = periodNanos;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    boolean isDue() {
        long now = nanos.getAsLong();
        if (now - next < 0) {
            return false;
        }
        next = now + periodNanos;
        return true;
    }
}

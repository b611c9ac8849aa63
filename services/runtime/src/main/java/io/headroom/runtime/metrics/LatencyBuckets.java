package io.headroom.runtime.metrics;

import java.time.Duration;
import java.util.stream.Stream;

/** Bucket bounds of a latency histogram that no budget speaks of. */
public final class LatencyBuckets {
    private LatencyBuckets() {}

    /** Ascending bounds, each twice the one before, from the smallest to the largest that is not above {@code atMost}. */
    public static Duration[] doubling(Duration smallest, Duration atMost) {
        if (smallest.isZero() || smallest.isNegative()) {
            throw new IllegalArgumentException("smallest bound is " + smallest + ", but must be above 0");
        }
        return Stream.iterate(smallest, bound -> bound.compareTo(atMost) <= 0, bound -> bound.multipliedBy(2))
                .toArray(Duration[]::new);
    }
}

package io.headroom.eventlog.reading;

import java.util.Comparator;

/**
 * Where a record stands in the log; the order of places is the order of reading.
 *
 * @param millis when the broker wrote it, since the epoch by the broker's clock; within a partition it never goes back
 */
public record LogPlace(long millis, LogPartition partition, long offset) implements Comparable<LogPlace> {
    private static final Comparator<LogPlace> ORDER = Comparator.comparingLong(LogPlace::millis)
            .thenComparing(LogPlace::partition)
            .thenComparingLong(LogPlace::offset);

    @Override
    public int compareTo(LogPlace other) {
        return ORDER.compare(this, other);
    }
}

package io.headroom.harness.measurement;

import org.HdrHistogram.Histogram;

/** Counts values from 0 to one hour in memory that does not grow with their number. Not thread-safe. */
final class MicrosRecorder {
    private static final long MAX_MICROS = 3_600_000_000L;

    private final Histogram histogram = new Histogram(1, MAX_MICROS, 3);

    void record(long micros) {
        histogram.recordValue(Math.clamp(micros, 0, MAX_MICROS));
    }

    long count() {
        return histogram.getTotalCount();
    }

    Distribution distribution() {
        return new Distribution(histogram);
    }
}

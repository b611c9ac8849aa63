package io.headroom.harness.measurement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.IntCountsHistogram;

/**
 * Latency over the run in slices of at least one second. A longer run has wider slices, not more of them, so memory is bounded. Not
 * thread-safe.
 */
final class Timeline {
    private static final int MAX_SLICES = 300;
    private static final long MAX_MICROS = 3_600_000_000L;

    private final double sliceSeconds;
    private final Open[] slices;

    Timeline(Duration run) {
        double seconds = run.toNanos() / 1e9;
        this.sliceSeconds = Math.max(1, Math.ceil(seconds / MAX_SLICES));
        this.slices = new Open[Math.max(1, (int) Math.ceil(seconds / sliceSeconds))];
        for (int i = 0; i < slices.length; i++) {
            slices[i] = new Open();
        }
    }

    void answered(long offsetNanos, long micros, String rung) {
        Open slice = at(offsetNanos);
        slice.histogram.recordValue(Math.clamp(micros, 0, MAX_MICROS));
        slice.rungs.merge(rung, 1L, Long::sum);
    }

    void failed(long offsetNanos) {
        at(offsetNanos).errors++;
    }

    List<Slice> slices() {
        List<Slice> closed = new ArrayList<>(slices.length);
        for (int i = 0; i < slices.length; i++) {
            closed.add(slices[i].close(i * sliceSeconds));
        }
        return List.copyOf(closed);
    }

    private Open at(long offsetNanos) {
        int index = (int) (offsetNanos / 1e9 / sliceSeconds);
        return slices[Math.clamp(index, 0, slices.length - 1)];
    }

    private static final class Open {
        private final IntCountsHistogram histogram = new IntCountsHistogram(2);
        private final Map<String, Long> rungs = new TreeMap<>();
        private long errors;

        Slice close(double startSeconds) {
            long count = histogram.getTotalCount();
            long p50 = count == 0 ? 0 : histogram.getValueAtPercentile(50);
            long p99 = count == 0 ? 0 : histogram.getValueAtPercentile(99);
            return new Slice(startSeconds, count, errors, p50, p99, rungs);
        }
    }
}

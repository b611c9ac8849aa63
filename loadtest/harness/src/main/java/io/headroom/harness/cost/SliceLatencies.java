package io.headroom.harness.cost;

import io.headroom.harness.driver.Completion;
import io.headroom.harness.ledger.Recommendation;
import io.headroom.harness.measurement.Observer;
import java.time.Duration;
import java.util.Arrays;

/**
 * Latencies by slice, in microseconds, without what is left out at each slice's beginning. A request belongs to the slice in which it was due;
 * a failed one counts as later than any answer. Thread-safe.
 */
final class SliceLatencies implements Observer {
    private static final long FAILED = Long.MAX_VALUE;

    private final long startNanos;
    private final long sliceNanos;
    private final long settleNanos;
    private final long[][] micros;
    private final int[] counts;
    private long failures;

    /** @param startNanos the ticker's reading at which the first slice begins */
    SliceLatencies(long startNanos, int slices, Duration slice, Duration settle) {
        this.startNanos = startNanos;
        this.sliceNanos = slice.toNanos();
        this.settleNanos = settle.toNanos();
        this.micros = new long[slices][64];
        this.counts = new int[slices];
    }

    @Override
    public synchronized void answered(Completion completion, Recommendation answer) {
        add(completion, completion.latencyNanos() / 1000);
    }

    @Override
    public synchronized void failed(Completion completion, String category) {
        add(completion, FAILED);
    }

    private void add(Completion completion, long value) {
        long offset = completion.attempt().intendedNanos() - startNanos;
        int slice = (int) Math.floorDiv(offset, sliceNanos);
        if (offset < 0 || slice >= micros.length || Math.floorMod(offset, sliceNanos) < settleNanos) {
            return;
        }
        if (counts[slice] == micros[slice].length) {
            micros[slice] = Arrays.copyOf(micros[slice], counts[slice] * 2);
        }
        micros[slice][counts[slice]++] = value;
        failures += value == FAILED ? 1 : 0;
    }

    /** In order of their ends. */
    synchronized long[] of(int slice) {
        return Arrays.copyOf(micros[slice], counts[slice]);
    }

    synchronized long failures() {
        return failures;
    }
}

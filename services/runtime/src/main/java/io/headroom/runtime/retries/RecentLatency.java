package io.headroom.runtime.retries;

import java.util.Arrays;
import java.util.OptionalLong;

/** A quantile of the latest latencies, computed anew once in a while. Thread-safe; recording takes nanoseconds, and now and then some 10 us. */
public final class RecentLatency {
    private static final int COMPUTE_EVERY = 32;

    private final double quantile;
    private final int atLeast;
    private final long[] latest;
    private long recorded;
    private volatile long current = -1;

    /**
     * @param quantile in (0, 1), such as 0.95
     * @param window how many latencies are remembered
     * @param atLeast with fewer nothing is known
     */
    public RecentLatency(double quantile, int window, int atLeast) {
        if (atLeast < 1 || atLeast > window) {
            throw new IllegalArgumentException("samples needed are " + atLeast + ", but must lie in 1.." + window);
        }
        this.quantile = quantile;
        this.atLeast = atLeast;
        this.latest = new long[window];
    }

    public synchronized void record(long nanos) {
        latest[(int) (recorded % latest.length)] = nanos;
        recorded++;
        if (recorded >= atLeast && (current < 0 || recorded % COMPUTE_EVERY == 0)) {
            long[] sorted = Arrays.copyOf(latest, (int) Math.min(recorded, latest.length));
            Arrays.sort(sorted);
            current = sorted[(int) Math.ceil(quantile * sorted.length) - 1];
        }
    }

    /** The quantile; empty until enough was recorded. */
    public OptionalLong nanos() {
        return current < 0 ? OptionalLong.empty() : OptionalLong.of(current);
    }
}

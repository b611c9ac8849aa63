package io.headroom.harness.arrivals;

import java.util.SplittableRandom;

/**
 * The offsets of a Poisson process: gaps are independent and exponential, so the schedule depends on the seed alone and never on how the
 * target answers. That is what makes the load open-loop. Offsets are made when asked for, so a long run needs no more memory than a short
 * one. Not thread-safe.
 */
public final class PoissonArrivals {
    private final SplittableRandom random;
    private final double meanGapNanos;
    private double offsetNanos;

    /** @param perSecond rate, above 0 */
    public PoissonArrivals(double perSecond, SplittableRandom random) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("rate is " + perSecond + ", but must be above 0");
        }
        this.random = random;
        this.meanGapNanos = 1e9 / perSecond;
    }

    /** Offset of the next arrival from the start, in nanoseconds; never less than the one before. */
    public long nextOffsetNanos() {
        offsetNanos += -Math.log1p(-random.nextDouble()) * meanGapNanos;
        return Math.round(offsetNanos);
    }
}

package io.headroom.harness.arrivals;

import java.util.SplittableRandom;

/**
 * A Poisson process whose rate changes in steps, by time change: unit exponential gaps are spent at the rate in force. While the rate is the
 * same the draws give the same offsets as {@link PoissonArrivals}, up to rounding. Not thread-safe.
 */
final class VaryingArrivals {
    private final RateProfile rates;
    private final SplittableRandom random;
    private int piece;
    private double offsetNanos;

    VaryingArrivals(RateProfile rates, SplittableRandom random) {
        this.rates = rates;
        this.random = random;
    }

    long nextOffsetNanos() {
        double left = -Math.log1p(-random.nextDouble());
        while (left > expectedUntilNext()) {
            left -= expectedUntilNext();
            piece++;
            offsetNanos = rates.pieces().get(piece).fromNanos();
        }
        offsetNanos += left * 1e9 / rate();
        return Math.round(offsetNanos);
    }

    private double rate() {
        return rates.pieces().get(piece).perSecond();
    }

    /** Arrivals expected before the rate changes. */
    private double expectedUntilNext() {
        return piece + 1 == rates.pieces().size()
                ? Double.POSITIVE_INFINITY
                : (rates.pieces().get(piece + 1).fromNanos() - offsetNanos) * rate() / 1e9;
    }
}

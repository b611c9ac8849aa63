package io.headroom.harness.quality;

/** A figure and its confidence interval. */
public record Estimate(double value, double low, double high) {
    public Estimate {
        if (!(low <= value && value <= high)) {
            throw new IllegalArgumentException(
                    "the interval %s to %s does not hold the estimate %s".formatted(low, high, value));
        }
    }
}

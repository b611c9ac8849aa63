package io.headroom.runtime.budgets;

import java.util.Arrays;
import java.util.Optional;

/** The percentiles a budget may set a target for. */
public enum Percentile {
    P50("p50", 0.50),
    P95("p95", 0.95),
    P99("p99", 0.99),
    P999("p999", 0.999);

    private final String key;
    private final double quantile;

    Percentile(String key, double quantile) {
        this.key = key;
        this.quantile = quantile;
    }

    /** Name in budgets and reports, such as {@code p99}. */
    public String key() {
        return key;
    }

    /** Between 0 and 1. */
    public double quantile() {
        return quantile;
    }

    public static Optional<Percentile> ofKey(String key) {
        return Arrays.stream(values()).filter(p -> p.key.equals(key)).findFirst();
    }
}

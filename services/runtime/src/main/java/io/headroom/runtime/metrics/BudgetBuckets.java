package io.headroom.runtime.metrics;

import io.headroom.runtime.budgets.Budget;
import java.time.Duration;
import java.util.TreeSet;

/**
 * Bucket bounds of a latency histogram that answer the budget's own questions exactly: every target and the timeout is a bound, so the
 * share inside the budget needs no interpolation. Between them the bounds halve, so that percentiles can still be estimated.
 */
public final class BudgetBuckets {
    private static final Duration SMALLEST = Duration.ofNanos(250_000);

    private BudgetBuckets() {}

    /** Ascending bounds, from 0.25 ms to four times the timeout. */
    public static Duration[] of(Budget budget) {
        TreeSet<Duration> bounds = new TreeSet<>(budget.targets().values());
        Duration largest = budget.timeout().multipliedBy(4);
        bounds.add(budget.timeout());
        bounds.add(largest);
        for (Duration bound = largest.dividedBy(2); bound.compareTo(SMALLEST) > 0; bound = bound.dividedBy(2)) {
            bounds.add(bound);
        }
        return bounds.toArray(Duration[]::new);
    }
}

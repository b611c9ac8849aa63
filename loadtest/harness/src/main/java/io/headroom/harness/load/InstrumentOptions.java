package io.headroom.harness.load;

import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Percentile;
import java.time.Duration;
import java.util.Optional;

/**
 * How the instrument measures and judges itself. The defaults fit a run on one machine.
 *
 * @param confidence at which a percentile within its budget counts as met, 0.5 to 0.9999
 * @param timeoutMultiple the client gives a request up after this many request timeouts of the budgets, 1 to 1000; generous, because a
 *     client that gives up early cannot see how late an answer would have been
 * @param sendLagLimit the most the injector's own lag may be at p99; by default 5% of the request's p99 budget and at least 1 ms
 * @param maxInFlight the most unanswered requests, 1 to 65,000; reaching it makes the run INVALID
 */
public record InstrumentOptions(
        double confidence, double timeoutMultiple, Optional<Duration> sendLagLimit, Optional<Integer> maxInFlight) {
    private static final int MAX_IN_FLIGHT = 65_000;
    private static final int DEFAULT_MAX_IN_FLIGHT = 10_000;
    private static final Duration LEAST_SEND_LAG_LIMIT = Duration.ofMillis(1);

    /** @throws LoadException when a value lies outside its range */
    public InstrumentOptions {
        require(
                confidence >= 0.5 && confidence <= 0.9999,
                "confidence is " + confidence + ", but must lie between 0.5 and 0.9999");
        require(
                timeoutMultiple >= 1 && timeoutMultiple <= 1000,
                "timeout multiple is " + timeoutMultiple + ", but must lie between 1 and 1000");
        require(
                sendLagLimit.isEmpty() || sendLagLimit.get().isPositive(),
                "send lag limit is " + sendLagLimit.map(Duration::toNanos).orElse(0L) + " ns, but must be above 0");
        require(
                maxInFlight.isEmpty() || (maxInFlight.get() >= 1 && maxInFlight.get() <= MAX_IN_FLIGHT),
                "max in flight is " + maxInFlight.orElse(0) + ", but must lie between 1 and " + MAX_IN_FLIGHT);
    }

    public static InstrumentOptions defaults() {
        return new InstrumentOptions(0.99, 10, Optional.empty(), Optional.empty());
    }

    public Duration clientTimeout(Budget request) {
        return Duration.ofNanos(Math.round(request.timeout().toNanos() * timeoutMultiple));
    }

    public Duration sendLagLimit(Budget request) {
        return sendLagLimit.orElseGet(() -> request.target(Percentile.P99)
                .map(p99 -> p99.dividedBy(20))
                .filter(limit -> limit.compareTo(LEAST_SEND_LAG_LIMIT) > 0)
                .orElse(LEAST_SEND_LAG_LIMIT));
    }

    /** Enough for a target that answers nothing until the client times out, as far as connections allow. */
    public int maxInFlight(double rate, Duration clientTimeout) {
        double silent = rate * clientTimeout.toNanos() / 1e9;
        return maxInFlight.orElse((int) Math.min(DEFAULT_MAX_IN_FLIGHT, Math.ceil(1.5 * silent) + 64));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new LoadException(Kind.USAGE, message);
        }
    }
}

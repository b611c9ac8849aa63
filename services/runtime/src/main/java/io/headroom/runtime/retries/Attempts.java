package io.headroom.runtime.retries;

import java.util.Optional;

/**
 * How often a call may be sent. Only for what may be done twice, such as a read.
 *
 * @param most attempts of one call, the first included
 * @param budget what all calls of the stage together may repeat
 */
public record Attempts(int most, RetryBudget budget, Optional<Hedging> hedging, AttemptEvents events) {
    public Attempts {
        if (most < 1) {
            throw new IllegalArgumentException("attempts are " + most + ", but must be at least 1");
        }
    }

    /** Once, whatever happens. */
    public static Attempts once() {
        return new Attempts(1, new RetryBudget(0, 0), Optional.empty(), AttemptEvents.NONE);
    }

    /** Whether the budget allows another attempt; it is paid for. */
    public boolean mayRepeat() {
        boolean allowed = budget.withdraw();
        if (!allowed) {
            events.budgetExhausted();
        }
        return allowed;
    }
}

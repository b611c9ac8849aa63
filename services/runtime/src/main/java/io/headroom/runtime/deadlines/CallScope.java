package io.headroom.runtime.deadlines;

import java.time.Duration;
import java.util.Optional;

/**
 * For how long somebody waits for an answer: until a deadline, and no longer than they care. Whoever works for the answer stops, or does not
 * begin, once the wait is {@link #over()}. Thread-safe.
 */
public record CallScope(Deadline deadline, Cancellation cancellation) {
    /** A caller whose deadline passes cancels, and the news may come before this side's own clock says so. */
    private static final Duration SAME_MOMENT = Duration.ofMillis(2);

    /** Why nobody waits any more. */
    public enum Over {
        DEADLINE,
        CANCELLED
    }

    /** That of a caller that waits until its deadline, whatever happens. */
    public static CallScope until(Deadline deadline) {
        return new CallScope(deadline, Cancellation.never());
    }

    /** Whether, and why, nobody waits any more. */
    public Optional<Over> over() {
        boolean cancelled = cancellation.isCancelled();
        if (deadline.expired() || (cancelled && deadline.remaining().compareTo(SAME_MOMENT) <= 0)) {
            return Optional.of(Over.DEADLINE);
        }
        return cancelled ? Optional.of(Over.CANCELLED) : Optional.empty();
    }
}

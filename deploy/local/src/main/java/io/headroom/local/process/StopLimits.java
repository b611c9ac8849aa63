package io.headroom.local.process;

import java.time.Duration;

/**
 * How long ending a process may take.
 *
 * @param grace between asking it and killing it
 * @param killLimit how long a killed one may still be seen; after that something holds it that no signal reaches
 */
public record StopLimits(Duration grace, Duration killLimit) {
    public StopLimits {
        if (grace.isNegative() || killLimit.isNegative()) {
            throw new IllegalArgumentException("a time to stop in is negative: " + grace + ", " + killLimit);
        }
    }

    /** As long as a service takes at most to finish the requests in flight, and some. */
    public static StopLimits defaults() {
        return new StopLimits(Duration.ofSeconds(15), Duration.ofSeconds(10));
    }

    public StopLimits withGrace(Duration other) {
        return new StopLimits(other, killLimit);
    }

    /** For the process that itself ends others within these limits: their whole time, and a moment for itself. */
    public StopLimits aroundThese() {
        return withGrace(grace.plus(killLimit).plusSeconds(5));
    }
}

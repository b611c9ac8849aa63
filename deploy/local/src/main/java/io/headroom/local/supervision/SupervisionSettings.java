package io.headroom.local.supervision;

import io.headroom.local.process.StopLimits;
import java.time.Duration;

/**
 * How services are watched over.
 *
 * @param readyLimit how long all services together may take to become ready, and each by itself after a restart
 * @param readiness how a service is asked whether it may receive work
 * @param liveness how a service that was ready is asked whether it can still do anything
 * @param restart how long to wait before starting again what ended
 * @param stop how long ending a service may take
 */
public record SupervisionSettings(
        Duration readyLimit,
        ReadinessSettings readiness,
        LivenessSettings liveness,
        RestartSettings restart,
        StopLimits stop) {
    public SupervisionSettings {
        requirePositive("ready limit", readyLimit);
    }

    /**
     * How readiness is asked for.
     *
     * @param period between two questions
     * @param timeout after which no answer is a no
     */
    public record ReadinessSettings(Duration period, Duration timeout) {
        public ReadinessSettings {
            requirePositive("readiness period", period);
            requirePositive("readiness timeout", timeout);
        }
    }

    /**
     * How liveness is asked for, in a kubelet's terms. A service is asked only after it was ready once, so a slow start is no hang.
     *
     * @param period between two questions
     * @param timeout after which no answer is a failure
     * @param failureThreshold so many failures in a row, and the process is killed
     */
    public record LivenessSettings(Duration period, Duration timeout, int failureThreshold) {
        public LivenessSettings {
            requirePositive("liveness period", period);
            requirePositive("liveness timeout", timeout);
            if (failureThreshold < 1) {
                throw new IllegalArgumentException(
                        "the liveness failure threshold is " + failureThreshold + ", but must be at least 1");
            }
        }

        /** The least time for which a process must be silent before it is killed. */
        public Duration leastSilence() {
            return period.multipliedBy(failureThreshold - 1L).plus(timeout.multipliedBy(failureThreshold));
        }
    }

    /**
     * How long to wait before a restart.
     *
     * @param firstDelay before the second one, for the first comes at once; it doubles with each further one
     * @param longestDelay where the doubling ends
     * @param healthyReset a process that lived this long starts the doubling anew
     */
    public record RestartSettings(Duration firstDelay, Duration longestDelay, Duration healthyReset) {
        public RestartSettings {
            if (firstDelay.compareTo(longestDelay) > 0) {
                throw new IllegalArgumentException(
                        "the first restart delay " + firstDelay + " exceeds the longest one " + longestDelay);
            }
        }
    }

    /**
     * For a machine that may be busy with other things: a hung service is killed after 50 to 60 s of silence. Suspending one for up to half a
     * minute, as experiments do, is survived.
     */
    public static SupervisionSettings defaults() {
        return new SupervisionSettings(
                Duration.ofSeconds(180),
                new ReadinessSettings(Duration.ofMillis(200), Duration.ofSeconds(1)),
                new LivenessSettings(Duration.ofSeconds(10), Duration.ofSeconds(5), 4),
                new RestartSettings(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(60)),
                StopLimits.defaults());
    }

    public SupervisionSettings withReadyLimit(Duration limit) {
        return new SupervisionSettings(limit, readiness, liveness, restart, stop);
    }

    public SupervisionSettings withLiveness(LivenessSettings other) {
        return new SupervisionSettings(readyLimit, readiness, other, restart, stop);
    }

    public SupervisionSettings withRestart(RestartSettings other) {
        return new SupervisionSettings(readyLimit, readiness, liveness, other, stop);
    }

    public SupervisionSettings withStop(StopLimits other) {
        return new SupervisionSettings(readyLimit, readiness, liveness, restart, other);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("the " + name + " is " + value + ", but must be above 0");
        }
    }
}

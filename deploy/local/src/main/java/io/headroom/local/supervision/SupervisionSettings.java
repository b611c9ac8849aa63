package io.headroom.local.supervision;

import java.time.Duration;

/**
 * How services are watched over.
 *
 * @param readyLimit how long all services together may take to become ready
 * @param firstRestartDelay wait before the first restart; it doubles with each further one
 * @param longestRestartDelay where the doubling ends
 * @param healthyReset a process that lived this long starts the doubling anew
 * @param stopGrace how long a process may take to end when asked
 * @param pollInterval how often readiness is asked for
 */
public record SupervisionSettings(
        Duration readyLimit,
        Duration firstRestartDelay,
        Duration longestRestartDelay,
        Duration healthyReset,
        Duration stopGrace,
        Duration pollInterval) {
    public SupervisionSettings {
        if (firstRestartDelay.compareTo(longestRestartDelay) > 0) {
            throw new IllegalArgumentException(
                    "the first restart delay " + firstRestartDelay + " exceeds the longest one " + longestRestartDelay);
        }
    }

    public static SupervisionSettings defaults() {
        return new SupervisionSettings(
                Duration.ofSeconds(180),
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofMillis(200));
    }

    public SupervisionSettings withReadyLimit(Duration limit) {
        return new SupervisionSettings(
                limit, firstRestartDelay, longestRestartDelay, healthyReset, stopGrace, pollInterval);
    }
}

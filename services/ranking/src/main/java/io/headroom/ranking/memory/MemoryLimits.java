package io.headroom.ranking.memory;

import java.time.Duration;

/**
 * How much is remembered, and when it is good enough.
 *
 * @param maxAge what was read longer ago is not used
 * @param leastItemShare share of a request's candidates that must be remembered, in 0..1
 * @param userBytes memory for users
 */
public record MemoryLimits(Duration maxAge, double leastItemShare, long userBytes) {
    public MemoryLimits {
        require(!maxAge.isNegative(), "max-age", maxAge, "not be below 0");
        require(leastItemShare >= 0 && leastItemShare <= 1, "least-item-share", leastItemShare, "lie in 0..1");
        require(userBytes >= 0, "users-memory", userBytes, "not be below 0");
    }

    private static void require(boolean holds, String key, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "headroom.ranking.stale-features." + key + " is " + value + ", but must " + rule);
        }
    }
}

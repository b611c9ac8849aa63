package io.headroom.candidates.memory;

import java.time.Duration;

/**
 * How much is remembered.
 *
 * @param maxAge what was read longer ago is not used
 * @param bytes memory for users
 */
public record MemoryLimits(Duration maxAge, long bytes) {
    public MemoryLimits {
        if (maxAge.isNegative() || bytes < 0) {
            throw new IllegalArgumentException("headroom.candidates.stale-features.max-age is " + maxAge
                    + " and users-memory " + bytes + ", but neither must be below 0");
        }
    }
}

package io.headroom.harness.target;

import java.time.Instant;

/**
 * The data behind the target's bundle, as {@code GET /v1/bundle} states them.
 *
 * @param items of the catalogue
 * @param users the data know
 * @param createdAt when the bundle was published
 * @param dataAsOf where the data end
 */
public record ServedData(int items, int users, Instant createdAt, Instant dataAsOf) {
    /** The data's time at a moment: it goes on from where the data end when the bundle is published. */
    public long secondsAt(Instant now) {
        return dataAsOf.getEpochSecond() + now.getEpochSecond() - createdAt.getEpochSecond();
    }
}

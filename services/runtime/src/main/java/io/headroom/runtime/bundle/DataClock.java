package io.headroom.runtime.bundle;

import java.time.InstantSource;

/**
 * The time of the data. A bundle's data ends at some moment, years ago for a published data set; serving continues from there, so that
 * ages and recencies have in serving the meaning they had in training: now = end of the data + time since the bundle was published.
 */
public final class DataClock {
    private final InstantSource wallClock;
    private final long offsetSeconds;

    public DataClock(Manifest manifest, InstantSource wallClock) {
        this.wallClock = wallClock;
        this.offsetSeconds = manifest.dataAsOfSeconds() - manifest.createdAt().getEpochSecond();
    }

    /** Seconds since the epoch, in the data's time. */
    public long nowSeconds() {
        return wallClock.instant().getEpochSecond() + offsetSeconds;
    }
}

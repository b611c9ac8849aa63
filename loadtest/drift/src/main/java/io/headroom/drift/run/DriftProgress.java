package io.headroom.drift.run;

import java.time.Duration;
import java.util.Locale;

/** Where a session stands. */
public record DriftProgress(long requests, long of, Duration elapsed) {
    /** One line, with what is left at the present speed. */
    public String line() {
        double share = of == 0 ? 1 : requests / (double) of;
        long left = share <= 0 ? 0 : Math.round(elapsed.toMillis() * (1 - share) / share / 1_000);
        return String.format(
                Locale.ROOT,
                "%,d of %,d simulated requests (%.0f%%), about %d:%02d left",
                requests,
                of,
                100 * share,
                left / 60,
                left % 60);
    }
}

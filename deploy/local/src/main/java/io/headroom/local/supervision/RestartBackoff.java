package io.headroom.local.supervision;

import java.time.Duration;

/** Waits between restarts as a kubelet does: doubling up to a limit, and back to the first after a healthy while. */
final class RestartBackoff {
    private final SupervisionSettings settings;
    private Duration next;

    RestartBackoff(SupervisionSettings settings) {
        this.settings = settings;
        this.next = settings.firstRestartDelay();
    }

    /** The wait before the next start of a service whose process lived for {@code lived}. */
    Duration after(Duration lived) {
        if (lived.compareTo(settings.healthyReset()) >= 0) {
            next = settings.firstRestartDelay();
        }
        Duration delay = next;
        Duration doubled = delay.multipliedBy(2);
        next = doubled.compareTo(settings.longestRestartDelay()) < 0 ? doubled : settings.longestRestartDelay();
        return delay;
    }
}

package io.headroom.local.supervision;

import java.time.Duration;

/** Waits between restarts as a kubelet does: doubling up to a limit, and back to the first after a healthy while. */
final class RestartBackoff {
    private final SupervisionSettings.RestartSettings settings;
    private Duration next;

    RestartBackoff(SupervisionSettings.RestartSettings settings) {
        this.settings = settings;
        this.next = settings.firstDelay();
    }

    /** The wait before the next start of a service whose process lived for {@code lived}. */
    Duration after(Duration lived) {
        if (lived.compareTo(settings.healthyReset()) >= 0) {
            next = settings.firstDelay();
        }
        Duration delay = next;
        Duration doubled = delay.multipliedBy(2);
        next = doubled.compareTo(settings.longestDelay()) < 0 ? doubled : settings.longestDelay();
        return delay;
    }
}

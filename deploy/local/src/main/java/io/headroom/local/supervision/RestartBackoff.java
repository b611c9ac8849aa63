package io.headroom.local.supervision;

import java.time.Duration;

/**
 * Waits between restarts as a kubelet does: not at all after the first failure of what was ready, then doubling up to a limit, and from the
 * beginning again after a healthy while.
 */
final class RestartBackoff {
    private final SupervisionSettings.RestartSettings settings;
    private Duration next = Duration.ZERO;

    RestartBackoff(SupervisionSettings.RestartSettings settings) {
        this.settings = settings;
    }

    /**
     * The wait before the next start of a service.
     *
     * @param lived how long its process lived
     * @param wasReady whether that was ever ready; one that never was is not started again at once
     */
    Duration after(Duration lived, boolean wasReady) {
        if (lived.compareTo(settings.healthyReset()) >= 0) {
            next = Duration.ZERO;
        }
        Duration delay = next.isZero() && !wasReady ? settings.firstDelay() : next;
        Duration longer = delay.isZero() ? settings.firstDelay() : delay.multipliedBy(2);
        next = longer.compareTo(settings.longestDelay()) < 0 ? longer : settings.longestDelay();
        return delay;
    }
}

package io.headroom.runtime.replicas;

import java.time.Duration;
import java.util.Map;

/**
 * When a replica is left out, and for how long.
 *
 * @param window how many of a replica's latest calls are looked at
 * @param failures so many failed ones among them, and it is left out
 * @param ejectFor time without calls; then a single call tries it, and lets it in or starts the time again
 * @param mostEjected share of the replicas, in 0..1, that may be left out at one time
 */
public record EjectionSettings(int window, int failures, Duration ejectFor, double mostEjected) {
    public EjectionSettings {
        if (failures < 1 || failures > window) {
            throw new IllegalArgumentException(
                    "ejection failures are " + failures + ", but must lie in 1.." + window + ", the window");
        }
        if (ejectFor.isNegative() || ejectFor.isZero()) {
            throw new IllegalArgumentException("ejection time is " + ejectFor + ", but must be above 0");
        }
        if (!(mostEjected >= 0 && mostEjected <= 1)) {
            throw new IllegalArgumentException("share of ejected is " + mostEjected + ", but must lie in 0..1");
        }
    }

    /** As a gRPC service config holds it: numbers are doubles there. */
    Map<String, ?> toServiceConfig() {
        return Map.of(
                "window", (double) window,
                "failures", (double) failures,
                "ejectForNanos", (double) ejectFor.toNanos(),
                "mostEjected", mostEjected);
    }

    static EjectionSettings fromServiceConfig(Map<String, ?> config) {
        return new EjectionSettings(
                (int) number(config, "window"),
                (int) number(config, "failures"),
                Duration.ofNanos((long) number(config, "ejectForNanos")),
                number(config, "mostEjected"));
    }

    private static double number(Map<String, ?> config, String key) {
        if (config.get(key) instanceof Double value) {
            return value;
        }
        throw new IllegalArgumentException(key + " is " + config.get(key) + ", but must be a number");
    }
}

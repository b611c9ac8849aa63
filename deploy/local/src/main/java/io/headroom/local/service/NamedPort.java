package io.headroom.local.service;

import java.util.Objects;

/**
 * A port of a service and what it is for.
 *
 * @param role what listens there, as people read it: {@code HTTP}, {@code gRPC}, {@code management}
 */
public record NamedPort(String role, int number) {
    /** The role of the port for probes, metrics and faults. */
    public static final String MANAGEMENT = "management";

    public NamedPort {
        Objects.requireNonNull(role, "role");
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("port " + number + " (" + role + ") is outside 1..65535");
        }
    }
}

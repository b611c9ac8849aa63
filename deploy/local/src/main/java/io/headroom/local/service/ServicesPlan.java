package io.headroom.local.service;

import java.util.HashMap;
import java.util.Map;

/**
 * How the services are to run.
 *
 * @param experiments whether they can be broken on purpose: faults injected, rungs forced
 * @param properties further configuration by service name
 */
public record ServicesPlan(
        PortPlan ports, ReplicaCounts replicas, boolean experiments, Map<String, Map<String, String>> properties) {
    public ServicesPlan {
        Map<String, Map<String, String>> copy = new HashMap<>();
        properties.forEach((service, settings) -> copy.put(service, Map.copyOf(settings)));
        properties = Map.copyOf(copy);
    }

    /** One replica each, not to be broken. */
    public static ServicesPlan on(PortPlan ports) {
        return new ServicesPlan(ports, ReplicaCounts.oneEach(), false, Map.of());
    }
}

package io.headroom.local.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the services are to run.
 *
 * @param experiments whether they can be broken on purpose: faults injected, rungs forced
 * @param monitoring whether the event log is written, and the monitor reads it
 * @param properties further configuration by service name
 */
public record ServicesPlan(
        PortPlan ports,
        ReplicaCounts replicas,
        boolean experiments,
        boolean monitoring,
        Map<String, Map<String, String>> properties) {
    public ServicesPlan {
        Map<String, Map<String, String>> copy = new HashMap<>();
        properties.forEach((service, settings) -> copy.put(service, Map.copyOf(settings)));
        properties = Map.copyOf(copy);
    }

    /** One replica each, not to be broken, not monitored. */
    public static ServicesPlan on(PortPlan ports) {
        return new ServicesPlan(ports, ReplicaCounts.oneEach(), false, false, Map.of());
    }

    /** The same with an event log and a monitor. */
    public ServicesPlan monitored() {
        return new ServicesPlan(ports, replicas, experiments, true, properties);
    }

    /** The same without them. */
    public ServicesPlan unmonitored() {
        return new ServicesPlan(ports, replicas, experiments, false, properties);
    }

    /** What there is one or more of. */
    List<ServiceDefinition> services() {
        return monitoring ? ServiceTable.ALL : ServiceTable.SERVICES;
    }

    /** Every process there is to be, in starting order: the log before those who write to it, who looks on last. */
    List<Replica> processes() {
        if (!monitoring) {
            return replicas.replicas();
        }
        List<Replica> processes = new ArrayList<>();
        processes.add(Replica.first(ServiceTable.MONITORING.getFirst()));
        processes.addAll(replicas.replicas());
        ServiceTable.MONITORING.stream().skip(1).map(Replica::first).forEach(processes::add);
        return processes;
    }
}

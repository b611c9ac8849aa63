package io.headroom.local.service;

import java.util.List;
import java.util.Map;

/**
 * What is the same for a service wherever it runs on this machine.
 *
 * @param name its name, and that of its folder under {@code services}
 * @param requestRole what its request port speaks
 * @param requestProperty the configuration key of the request port
 * @param furtherPorts what else it listens on
 * @param peers names of the services it calls
 * @param niceness by which it yields to others, 0 for none to 19
 * @param directories what it keeps on disk
 * @param usesEventLog whether it is told where the event log is
 */
record ServiceDefinition(
        String name,
        String requestRole,
        String requestProperty,
        int requestPort,
        int managementPort,
        List<FurtherPort> furtherPorts,
        List<String> peers,
        MemoryBudget memory,
        Map<String, String> environment,
        int niceness,
        List<DataDirectory> directories,
        boolean usesEventLog) {
    ServiceDefinition {
        furtherPorts = List.copyOf(furtherPorts);
        peers = List.copyOf(peers);
        environment = Map.copyOf(environment);
        directories = List.copyOf(directories);
    }
}

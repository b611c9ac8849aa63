package io.headroom.local.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything needed to run one service as a process.
 *
 * @param name of the process: the service's, with a number for a replica beyond the first
 * @param service whose replica it is
 * @param command program and arguments
 * @param environment variables set in addition to the inherited ones
 * @param readiness answers a GET with status 200 once the service may receive work
 * @param liveness answers a GET with status 200 for as long as the process can do anything at all
 * @param log receives standard output and standard error
 * @param temporary directory for what the process unpacks; emptied before each start, since a killed process cleans up nothing
 */
public record ServiceSpec(
        String name,
        String service,
        List<String> command,
        Map<String, String> environment,
        List<NamedPort> ports,
        URI readiness,
        URI liveness,
        Path log,
        Path temporary) {
    public ServiceSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(readiness, "readiness");
        Objects.requireNonNull(liveness, "liveness");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(temporary, "temporary");
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
    }
}

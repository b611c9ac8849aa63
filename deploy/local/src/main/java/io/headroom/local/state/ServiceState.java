package io.headroom.local.state;

import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.service.NamedPort;
import io.headroom.local.service.ServiceSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One process of a service in a run.
 *
 * @param name of the process: the service's, with a number for a replica beyond the first
 * @param service whose replica it is
 * @param process its latest process, running or not; empty before the first start
 * @param restarts how often it was started again after it had ended by itself
 * @param lastExit the exit code of the process before, 128 + n for one ended by signal n
 */
public record ServiceState(
        String name,
        String service,
        Phase phase,
        Optional<ProcessIdentity> process,
        int restarts,
        OptionalInt lastExit,
        List<NamedPort> ports,
        URI readiness,
        Path log) {
    public ServiceState {
        Objects.requireNonNull(service, "service");
        ports = List.copyOf(ports);
    }

    public static ServiceState notStarted(ServiceSpec spec) {
        return new ServiceState(
                spec.name(),
                spec.service(),
                Phase.STARTING,
                Optional.empty(),
                0,
                OptionalInt.empty(),
                spec.ports(),
                spec.readiness(),
                spec.log());
    }

    /** The port of that role, such as {@link NamedPort#MANAGEMENT}; empty when it has none. */
    public OptionalInt port(String role) {
        return ports.stream()
                .filter(port -> port.role().equals(role))
                .mapToInt(NamedPort::number)
                .findFirst();
    }

    public ServiceState started(ProcessIdentity next) {
        int starts = process.isPresent() ? restarts + 1 : 0;
        return new ServiceState(
                name, service, Phase.STARTING, Optional.of(next), starts, lastExit, ports, readiness, log);
    }

    public ServiceState in(Phase next) {
        return new ServiceState(name, service, next, process, restarts, lastExit, ports, readiness, log);
    }

    public ServiceState exited(int code, Phase next) {
        return new ServiceState(name, service, next, process, restarts, OptionalInt.of(code), ports, readiness, log);
    }
}

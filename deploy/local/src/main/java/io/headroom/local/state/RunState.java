package io.headroom.local.state;

import io.headroom.local.process.ProcessIdentity;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs: the supervisor and its services.
 *
 * @param bundle version of the bundle that was current at the start
 * @param gateway where recommendations are asked for
 */
public record RunState(
        ProcessIdentity supervisor, Instant startedAt, String bundle, String gateway, List<ServiceState> services) {
    public RunState {
        services = List.copyOf(services);
    }

    public Optional<ServiceState> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    /** Where the monitor's page is; empty where none runs. */
    public Optional<URI> monitor() {
        return service("monitor").stream()
                .flatMapToInt(monitor -> monitor.port("HTTP").stream())
                .mapToObj(port -> URI.create("http://127.0.0.1:" + port + "/"))
                .findFirst();
    }

    /** The processes of this run that are alive, the supervisor last. */
    public List<ProcessIdentity> liveProcesses() {
        List<ProcessIdentity> live = new ArrayList<>();
        services.stream()
                .flatMap(service -> service.process().stream())
                .filter(ProcessIdentity::isAlive)
                .forEach(live::add);
        if (supervisor.isAlive()) {
            live.add(supervisor);
        }
        return live;
    }

    public boolean allReady() {
        return services.stream().allMatch(service -> service.phase() == Phase.READY);
    }
}

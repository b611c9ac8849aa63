package io.headroom.cli.services;

import io.headroom.local.memory.ResidentMemory;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.service.NamedPort;
import io.headroom.local.state.Phase;
import io.headroom.local.state.RunState;
import io.headroom.local.state.ServiceState;
import io.headroom.local.supervision.HealthProbe;
import io.headroom.local.supervision.SupervisionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What runs, as found just now: the state file says what should be, processes and probes say what is.
 *
 * @param supervisorAlive false when it was killed and its services may have been left behind
 */
record RunStatus(String bundle, String gateway, long supervisorPid, boolean supervisorAlive, List<Service> services) {
    private static final Duration PROBE_TIMEOUT =
            SupervisionSettings.defaults().readiness().timeout();

    /**
     * One service.
     *
     * @param pid of its latest process; 0 before the first start
     * @param state ready, starting, not answering, backing off or dead
     * @param residentBytes 0 when there is no process
     */
    record Service(
            String name, long pid, String state, int restarts, long residentBytes, List<NamedPort> ports, String log) {
        boolean isReady() {
            return state.equals(Phase.READY.toString());
        }
    }

    static RunStatus of(RunState state) {
        boolean supervised = state.supervisor().isAlive();
        List<Service> services = state.services().stream()
                .map(service -> of(service, supervised))
                .toList();
        return new RunStatus(state.bundle(), state.gateway(), state.supervisor().pid(), supervised, services);
    }

    boolean allReady() {
        return supervisorAlive && services.stream().allMatch(Service::isReady);
    }

    private static Service of(ServiceState service, boolean supervised) {
        boolean alive = service.process().map(ProcessIdentity::isAlive).orElse(false);
        long pid = service.process().map(ProcessIdentity::pid).orElse(0L);
        long resident = alive ? ResidentMemory.currentBytes(pid).orElse(0) : 0;
        Path log = service.log();
        return new Service(
                service.name(),
                pid,
                state(service, alive, supervised),
                service.restarts(),
                resident,
                service.ports(),
                log.toString());
    }

    private static String state(ServiceState service, boolean alive, boolean supervised) {
        if (!alive) {
            return supervised && service.phase() != Phase.DEAD ? Phase.BACKING_OFF.toString() : Phase.DEAD.toString();
        }
        if (HealthProbe.isWell(service.readiness(), PROBE_TIMEOUT)) {
            return Phase.READY.toString();
        }
        return service.phase() == Phase.READY ? "not answering" : Phase.STARTING.toString();
    }
}

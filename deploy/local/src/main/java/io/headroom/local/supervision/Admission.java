package io.headroom.local.supervision;

import io.headroom.local.files.FileFailure;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.service.PortCheck;
import io.headroom.local.service.ServiceSpec;
import io.headroom.local.state.RunDirectory;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Whether services may be started here: one run at a time in a directory, nothing left of an earlier one, every port free. */
final class Admission {
    private Admission() {}

    /**
     * Lets a run in: the lock is its own, and the logs of the run before are gone.
     *
     * @throws LocalRunException when it may not start; nothing was changed then
     */
    static RunLock lock(List<ServiceSpec> specs, RunDirectory run) {
        RunLock lock = RunLock.tryAcquire(run).orElseThrow(() -> alreadyUp(run));
        try {
            refuseLeftovers(run);
            refuseBusyPorts(specs);
            deleteOldLogs(specs);
            return lock;
        } catch (LocalRunException refusal) {
            lock.close();
            throw refusal;
        }
    }

    /**
     * Refuses as {@link #lock} would, and keeps nothing.
     *
     * @throws LocalRunException when a run may not start
     */
    static void require(List<ServiceSpec> specs, RunDirectory run) {
        try (RunLock _ = RunLock.tryAcquire(run).orElseThrow(() -> alreadyUp(run))) {
            refuseLeftovers(run);
            refuseBusyPorts(specs);
        }
    }

    private static LocalRunException alreadyUp(RunDirectory run) {
        String supervisor = RunStateFile.read(run)
                .map(state ->
                        " (supervisor: process " + state.supervisor().pid() + ", gateway: " + state.gateway() + ")")
                .orElse("");
        return new LocalRunException("the services are already up" + supervisor + "; stop them with: headroom down");
    }

    private static void refuseLeftovers(RunDirectory run) {
        List<ProcessIdentity> left =
                RunStateFile.read(run).map(RunState::liveProcesses).orElse(List.of());
        if (!left.isEmpty()) {
            throw new LocalRunException(
                    "an earlier run left " + left.size() + " processes behind; stop them with: headroom down");
        }
    }

    private static void refuseBusyPorts(List<ServiceSpec> specs) {
        List<String> complaints = PortCheck.complaints(specs);
        if (!complaints.isEmpty()) {
            throw new LocalRunException(String.join("; ", complaints)
                    + "; nothing was started (free the port, or use another --port-offset, such as 10, 20, ... 990)");
        }
    }

    private static void deleteOldLogs(List<ServiceSpec> specs) {
        for (ServiceSpec spec : specs) {
            try {
                Files.deleteIfExists(spec.log());
            } catch (IOException failure) {
                throw new LocalRunException("cannot replace the log: " + FileFailure.describe(failure));
            }
        }
    }
}

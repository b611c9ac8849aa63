package io.headroom.local.supervision;

import io.headroom.local.process.MarkedProcesses;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.process.ProcessStop;
import io.headroom.local.process.StopLimits;
import io.headroom.local.state.RunDirectory;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ends a run from outside: through its supervisor when that lives, else process by process. Every pid is checked against
 * the start of the process that was recorded, so a pid that was given to another process is left alone.
 */
public final class RunStop {
    private RunStop() {}

    /** Ends whatever of the run is alive and returns how many processes that were; 0 when nothing was up. */
    public static int stop(RunDirectory run, StopLimits limits) {
        Optional<RunState> state = RunStateFile.read(run);
        Set<ProcessIdentity> found = new LinkedHashSet<>();
        state.map(RunState::liveProcesses).ifPresent(found::addAll);
        state.map(RunState::supervisor).ifPresent(supervisor -> stopSupervisor(supervisor, limits));
        List<ProcessIdentity> left =
                new ArrayList<>(state.map(RunState::liveProcesses).orElse(List.of()));
        left.addAll(MarkedProcesses.find(run.mark()));
        found.addAll(left);
        List<ProcessIdentity> survivors = ProcessStop.stopAll(left, limits);
        if (!survivors.isEmpty()) {
            throw new LocalRunException("process " + survivors.getFirst().pid() + " did not end, not even when killed");
        }
        RunStateFile.delete(run);
        return found.size();
    }

    private static void stopSupervisor(ProcessIdentity supervisor, StopLimits limits) {
        if (!supervisor.equals(ProcessIdentity.current())) {
            var unused = ProcessStop.stopAll(List.of(supervisor), limits.aroundThese());
        }
    }
}

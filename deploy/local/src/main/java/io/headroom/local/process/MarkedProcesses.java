package io.headroom.local.process;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the processes that carry a mark on their command line. It finds what a state file cannot name any more: a process
 * whose supervisor was killed in the moment of starting it, or a run whose directory was deleted under it.
 */
public final class MarkedProcesses {
    private MarkedProcesses() {}

    /** Live processes of this user with exactly {@code mark} among their arguments, without this process itself. */
    public static List<ProcessIdentity> find(String mark) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.pid() != self)
                .filter(handle -> handle.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(mark))
                        .orElse(false))
                .map(ProcessIdentity::of)
                .toList();
    }
}

package io.headroom.local.supervision;

import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.state.ServiceState;
import java.util.function.Consumer;

/** Tells people what happens to the services, a line per event. */
final class SupervisionProgress {
    private final Consumer<String> lines;

    SupervisionProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    void changed(ServiceState state) {
        String name = state.name();
        long pid = state.process().map(ProcessIdentity::pid).orElse(0L);
        String line =
                switch (state.phase()) {
                    case STARTING -> "%s: starting (process %d%s)".formatted(name, pid, restarts(state));
                    case READY -> "%s: ready".formatted(name);
                    case BACKING_OFF ->
                        "%s: process %d ended with exit code %d; starting it again"
                                .formatted(name, pid, state.lastExit().orElse(0));
                    case DEAD ->
                        "%s: ended with exit code %d"
                                .formatted(name, state.lastExit().orElse(0));
                };
        lines.accept(line);
    }

    void killed(ServiceState state, String reason) {
        long pid = state.process().map(ProcessIdentity::pid).orElse(0L);
        lines.accept("%s: process %d %s; killing it".formatted(state.name(), pid, reason));
    }

    private static String restarts(ServiceState state) {
        return state.restarts() == 0 ? "" : ", restart " + state.restarts();
    }
}

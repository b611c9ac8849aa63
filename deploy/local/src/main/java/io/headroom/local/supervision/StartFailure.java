package io.headroom.local.supervision;

import io.headroom.local.state.Phase;
import io.headroom.local.state.RunState;
import io.headroom.local.state.ServiceState;
import java.time.Duration;
import java.util.Optional;

/** Why the services did not all become ready: names the first one at fault and quotes the end of its log. */
final class StartFailure {
    private static final int QUOTED_LOG_LINES = 15;

    private StartFailure() {}

    /** @throws LocalRunException when a service ended before it was ready */
    static void requireNoneEnded(RunState state) {
        Optional<ServiceState> ended = state.services().stream()
                .filter(service -> service.phase() == Phase.BACKING_OFF)
                .filter(service -> service.restarts() == 0)
                .findFirst();
        if (ended.isPresent()) {
            ServiceState service = ended.get();
            throw quotingLog(
                    service, "ended with exit code " + service.lastExit().orElse(0) + " before it was ready");
        }
    }

    static LocalRunException notReadyWithin(Duration limit, RunState state) {
        ServiceState late = state.services().stream()
                .filter(service -> service.phase() != Phase.READY)
                .findFirst()
                .orElseThrow();
        return quotingLog(late, "was not ready within " + limit.toSeconds() + " s");
    }

    private static LocalRunException quotingLog(ServiceState service, String what) {
        return new LocalRunException(
                service.name() + " " + what + "; the end of its log (" + service.log() + "):",
                LogTail.of(service.log(), QUOTED_LOG_LINES));
    }
}

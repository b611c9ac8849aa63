package io.headroom.local.supervision;

import io.headroom.local.service.ServiceSpec;
import java.time.Duration;

/** Watches one life of a service's process by asking it, as a kubelet does: first until it is ready, then whether it is still alive. */
final class ProcessWatch {
    private final ServiceSpec spec;
    private final SupervisionSettings settings;

    /** How a watch ended. */
    enum Finding {
        /** The process ended by itself. */
        ENDED,
        /** It is ready. */
        READY,
        /** It runs, and was not ready in time. */
        LATE,
        /** It runs, and has not answered for too long. */
        HUNG
    }

    ProcessWatch(ServiceSpec spec, SupervisionSettings settings) {
        this.spec = spec;
        this.settings = settings;
    }

    /** Blocks until it is READY, has ENDED, or is LATE. */
    Finding awaitReady(Process process, Duration limit) throws InterruptedException {
        SupervisionSettings.ReadinessSettings readiness = settings.readiness();
        long giveUpAt = System.nanoTime() + limit.toNanos();
        while (!process.waitFor(readiness.period())) {
            if (HealthProbe.isWell(spec.readiness(), readiness.timeout())) {
                return Finding.READY;
            }
            if (System.nanoTime() - giveUpAt > 0) {
                return Finding.LATE;
            }
        }
        return Finding.ENDED;
    }

    /** Blocks until the process, once ready, has ENDED or is HUNG. */
    Finding awaitEnd(Process process) throws InterruptedException {
        SupervisionSettings.LivenessSettings liveness = settings.liveness();
        int failures = 0;
        while (!process.waitFor(liveness.period())) {
            failures = HealthProbe.isWell(spec.liveness(), liveness.timeout()) ? 0 : failures + 1;
            if (failures >= liveness.failureThreshold()) {
                return Finding.HUNG;
            }
        }
        return Finding.ENDED;
    }
}

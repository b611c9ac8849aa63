package io.headroom.local.supervision;

import io.headroom.local.files.FileFailure;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.process.ProcessStop;
import io.headroom.local.service.ServiceSpec;
import io.headroom.local.state.RunDirectory;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import io.headroom.local.state.ServiceState;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Runs a set of services as child processes of this one, restarts what dies, and keeps the state file true. Closing it ends
 * every process it started; so it must be closed on every way out, a signal included. Thread-safe.
 */
public final class Supervisor implements AutoCloseable {
    private final RunDirectory run;
    private final RunLock runLock;
    private final SupervisionSettings settings;
    private final RunState beginning;
    private final List<SupervisedService> services;
    private final SupervisionProgress progress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<LocalRunException> launchFailures = new ArrayList<>();
    private boolean closed;

    private Supervisor(
            List<ServiceSpec> specs,
            RunDirectory run,
            RunLock runLock,
            RunState beginning,
            SupervisionSettings settings,
            Consumer<String> progress) {
        this.run = run;
        this.runLock = runLock;
        this.beginning = beginning;
        this.settings = settings;
        this.progress = new SupervisionProgress(progress);
        this.services = specs.stream()
                .map(spec -> new SupervisedService(spec, settings, new StateListener()))
                .toList();
    }

    /**
     * Claims the run directory and checks the ports; starts nothing yet.
     *
     * @throws LocalRunException when another run is up, left processes behind, or a port is taken
     */
    public static Supervisor claim(
            List<ServiceSpec> specs,
            RunDirectory run,
            RunLabel label,
            SupervisionSettings settings,
            InstantSource clock,
            Consumer<String> progress) {
        RunLock runLock = Admission.lock(specs, run);
        List<ServiceState> states = specs.stream().map(ServiceState::notStarted).toList();
        RunState beginning =
                new RunState(ProcessIdentity.current(), clock.instant(), label.bundle(), label.gateway(), states);
        RunStateFile.write(run, beginning);
        return new Supervisor(specs, run, runLock, beginning, settings, progress);
    }

    /**
     * Refuses as {@link #claim} would, and claims nothing: for work that takes minutes before services are started.
     *
     * @throws LocalRunException when another run is up, left processes behind, or a port is taken
     */
    public static void requireFree(List<ServiceSpec> specs, RunDirectory run) {
        Admission.require(specs, run);
    }

    /** Starts every service and returns at once. */
    public void start() {
        services.forEach(SupervisedService::start);
    }

    /**
     * Waits until every service is ready.
     *
     * @throws LocalRunException when a service ends before it was ready, or the limit passes; nothing is stopped by this
     */
    public void awaitReady() throws InterruptedException {
        long remaining = settings.readyLimit().toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed && !state().allReady()) {
                requireStarted();
                StartFailure.requireNoneEnded(state());
                if (remaining <= 0) {
                    throw StartFailure.notReadyWithin(settings.readyLimit(), state());
                }
                remaining = changed.awaitNanos(remaining);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until this supervisor is closed. */
    public void awaitClosed() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    public RunState state() {
        return new RunState(
                beginning.supervisor(),
                beginning.startedAt(),
                beginning.bundle(),
                beginning.gateway(),
                services.stream().map(SupervisedService::state).toList());
    }

    /** Ends every process that was started, then gives the run directory back. Later calls do nothing. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            changed.signalAll();
            services.forEach(SupervisedService::startNoMore);
            var unused = ProcessStop.stopAll(startedProcesses(), settings.stop());
            RunStateFile.delete(run);
        } finally {
            lock.unlock();
            runLock.close();
        }
    }

    /** Callers come first, so that requests in flight find the services they need. */
    private List<ProcessIdentity> startedProcesses() {
        return services.reversed().stream()
                .map(SupervisedService::state)
                .flatMap(state -> state.process().stream())
                .toList();
    }

    private void changed(Runnable effect) {
        lock.lock();
        try {
            if (!closed) {
                effect.run();
                RunStateFile.write(run, state());
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private final class StateListener implements SupervisedService.Listener {
        @Override
        public void changed(ServiceState state) {
            Supervisor.this.changed(() -> progress.changed(state));
        }

        @Override
        public void killed(ServiceState state, String reason) {
            Supervisor.this.changed(() -> progress.killed(state, reason));
        }

        @Override
        public void cannotStart(String service, IOException reason) {
            Supervisor.this.changed(() -> launchFailures.add(
                    new LocalRunException("cannot start " + service + ": " + FileFailure.describe(reason))));
        }
    }

    private void requireStarted() {
        if (!launchFailures.isEmpty()) {
            throw launchFailures.getFirst();
        }
    }
}

package io.headroom.local.supervision;

import io.headroom.local.files.TemporaryDirectory;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.service.ServiceSpec;
import io.headroom.local.state.Phase;
import io.headroom.local.state.ServiceState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps one service running: starts its process, watches it become ready, waits for its end and starts it again after a
 * growing delay. One thread each; every change is told to the listener, outside this object's lock.
 */
final class SupervisedService {
    private static final int CANNOT_START = 127;
    private static final Duration UNLIMITED = Duration.ofDays(365);

    /** Learns what happens to a service, on that service's thread. */
    interface Listener {
        void changed(ServiceState state);

        /** Its process runs but is of no use, and is killed for the reason given. */
        void killed(ServiceState state, String reason);

        /** The program itself could not be run, so there will be no further attempt. */
        void cannotStart(String service, IOException reason);
    }

    private final ServiceSpec spec;
    private final SupervisionSettings settings;
    private final ProcessWatch watch;
    private final Listener listener;
    private final RestartBackoff backoff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopped = lock.newCondition();
    private final Thread thread;
    private ServiceState state;
    private boolean stopping;

    SupervisedService(ServiceSpec spec, SupervisionSettings settings, Listener listener) {
        this.spec = spec;
        this.settings = settings;
        this.watch = new ProcessWatch(spec, settings);
        this.listener = listener;
        this.backoff = new RestartBackoff(settings.restart());
        this.state = ServiceState.notStarted(spec);
        this.thread =
                Thread.ofPlatform().daemon().name("supervise-" + spec.name()).unstarted(this::supervise);
    }

    void start() {
        thread.start();
    }

    ServiceState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Starts no further process from now on; one that runs is left to the caller to end. */
    void startNoMore() {
        lock.lock();
        try {
            stopping = true;
            stopped.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void supervise() {
        try {
            boolean again = true;
            while (again) {
                again = runOnce();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One life of the process; false when there shall not be another. */
    private boolean runOnce() throws InterruptedException {
        long startedNanos = System.nanoTime();
        try {
            Optional<Process> process = startUnlessStopping();
            if (process.isEmpty()) {
                return false;
            }
            listener.changed(state());
            boolean wasReady = watchOver(process.get());
            int exit = process.get().waitFor();
            return backOff(exit, backoff.after(Duration.ofNanos(System.nanoTime() - startedNanos), wasReady));
        } catch (IOException failure) {
            change(state().exited(CANNOT_START, Phase.DEAD));
            listener.cannotStart(spec.name(), failure);
            return false;
        }
    }

    /** Process and state change together, so that whoever forbids further starts sees every process there is. */
    private Optional<Process> startUnlessStopping() throws IOException {
        lock.lock();
        try {
            if (stopping) {
                return Optional.empty();
            }
            Process process = launch();
            state = state.started(ProcessIdentity.of(process.toHandle()));
            return Optional.of(process);
        } finally {
            lock.unlock();
        }
    }

    private Process launch() throws IOException {
        File log = spec.log().toFile();
        Files.createDirectories(spec.log().toAbsolutePath().getParent());
        TemporaryDirectory.empty(spec.temporary());
        // What a dying JVM leaves in its working directory belongs to the logs as well.
        ProcessBuilder builder = new ProcessBuilder(spec.command())
                .directory(log.getAbsoluteFile().getParentFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    /** Returns when the process has ended, or was killed because it is of no use, and says whether it ever was ready. */
    private boolean watchOver(Process process) throws InterruptedException {
        ProcessWatch.Finding finding = watch.awaitReady(process, readyLimit());
        boolean wasReady = finding == ProcessWatch.Finding.READY;
        if (wasReady) {
            change(state().in(Phase.READY));
            finding = watch.awaitEnd(process);
        }
        switch (finding) {
            case LATE -> kill(process, "was not ready within " + readyLimit().toSeconds() + " s");
            case HUNG ->
                kill(process, "did not answer " + settings.liveness().failureThreshold() + " liveness probes in a row");
            case ENDED, READY -> {}
        }
        return wasReady;
    }

    /** The first start has no limit of its own here: whoever started all services waits for them together, and stops them. */
    private Duration readyLimit() {
        return state().restarts() == 0 ? UNLIMITED : settings.readyLimit();
    }

    /** At once: a process that answers nothing has nothing to finish, and a suspended one would not hear a request to end. */
    private void kill(Process process, String reason) {
        listener.killed(state(), reason);
        process.destroyForcibly();
    }

    private boolean backOff(int exit, Duration delay) throws InterruptedException {
        lock.lock();
        try {
            state = state.exited(exit, stopping ? Phase.DEAD : Phase.BACKING_OFF);
        } finally {
            lock.unlock();
        }
        listener.changed(state());
        return waitUnlessStopping(delay);
    }

    private boolean waitUnlessStopping(Duration delay) throws InterruptedException {
        lock.lock();
        try {
            long remaining = delay.toNanos();
            while (!stopping && remaining > 0) {
                remaining = stopped.awaitNanos(remaining);
            }
            return !stopping;
        } finally {
            lock.unlock();
        }
    }

    private void change(ServiceState next) {
        lock.lock();
        try {
            state = next;
        } finally {
            lock.unlock();
        }
        listener.changed(next);
    }
}

package io.headroom.local.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: asks all of them, waits for a shared grace period, then kills what remains. */
public final class ProcessStop {
    /** Only for processes of other parents, whose end nobody tells; own children wake the waiter at once. */
    private static final Duration POLL = Duration.ofMillis(50);

    private ProcessStop() {}

    /**
     * Ends the named processes; those that are gone, or whose pid was given to another process, are left alone. Returns those that even a
     * kill did not end.
     */
    public static List<ProcessIdentity> stopAll(Collection<ProcessIdentity> processes, StopLimits limits) {
        processes.forEach(ProcessSignal.TERM::send);
        List<ProcessIdentity> remaining = awaitEnd(processes, limits.grace());
        remaining.forEach(ProcessSignal.KILL::send);
        return awaitEnd(remaining, limits.killLimit());
    }

    /** Waits until the processes have ended or the limit has passed; returns those still alive. */
    public static List<ProcessIdentity> awaitEnd(Collection<ProcessIdentity> processes, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        for (ProcessIdentity process : processes) {
            while (process.isAlive() && System.nanoTime() < deadline) {
                if (!awaitExitSignal(process)) {
                    return alive(processes);
                }
            }
        }
        return alive(processes);
    }

    private static List<ProcessIdentity> alive(Collection<ProcessIdentity> processes) {
        return processes.stream().filter(ProcessIdentity::isAlive).toList();
    }

    /** Waits one poll interval or until the process exits; false when this thread was interrupted. */
    private static boolean awaitExitSignal(ProcessIdentity process) {
        Optional<CompletableFuture<ProcessHandle>> exit = process.find().map(ProcessHandle::onExit);
        if (exit.isEmpty()) {
            return true;
        }
        try {
            exit.get().get(POLL.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

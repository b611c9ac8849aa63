package io.headroom.harness.experiment.target;

import io.headroom.harness.experiment.CallFault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A running system that experiments are done to, wherever it runs. It keeps nothing running itself: whatever supervises the services answers
 * a kill with a restart. No method promises an effect; callers look for the proof. Thread-safe; methods may block for network calls.
 *
 * <p>Every method throws {@link TargetException} when the system cannot be acted upon.
 */
public interface ExperimentTarget {
    /** Where recommendations are asked for. */
    URI gateway();

    /** Names of the replicas of a service, always in the same order; empty when it has none. */
    List<String> replicas(String service);

    /** What serves under this name now, as text that differs after every restart: a pid with its start, or the uid of a pod. */
    String identity(String replica);

    /** Whether it says that it is ready to serve. Never throws; waits for an answer 1 s at most. */
    boolean isReady(String replica);

    /** Whether the system itself sees the replica suspended, and it answers nothing. */
    boolean isSuspended(String replica);

    /** Ends it at once, without a chance to finish anything. */
    void kill(String replica);

    /** Suspends it: connections stay open, nothing is answered. */
    void hang(String replica);

    /** Ends a {@link #hang}. Resuming what is gone, or never hung, does nothing. */
    void resume(String replica);

    /**
     * Makes the replica treat its calls so from now on.
     *
     * @param seed of what is left to chance
     * @param atMost after which the replica ends the fault by itself, should nobody be left to do it
     */
    InjectedFault inject(String replica, CallFault fault, long seed, Duration atMost);
}

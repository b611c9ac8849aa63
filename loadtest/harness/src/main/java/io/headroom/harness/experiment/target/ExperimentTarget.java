package io.headroom.harness.experiment.target;

import io.headroom.harness.experiment.CallFault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

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

    /**
     * Suspends it: connections stay open, nothing is answered.
     *
     * @param atMost after which it goes on by itself, should nobody be left to resume it; a target may be unable to see to that
     */
    void hang(String replica, Duration atMost);

    /** Ends a {@link #hang}. Resuming what is gone, or never hung, does nothing. */
    void resume(String replica);

    /** Calls that the latest {@link #hang} left unanswered, known once it was resumed; empty where nobody counts them. */
    default OptionalLong unanswered(String replica) {
        return OptionalLong.empty();
    }

    /** Whether {@link #inject} would be heard. Never throws. */
    boolean takesFaults(String replica);

    /**
     * Makes the replica treat its calls so from now on.
     *
     * @param seed of what is left to chance
     * @param atMost after which the replica ends the fault by itself, should nobody be left to do it
     */
    InjectedFault inject(String replica, CallFault fault, long seed, Duration atMost);

    /**
     * Tells what the system itself is seen to do, such as a replica becoming ready, from now until the returned watch is closed.
     *
     * @param listener called the moment it is seen, on any thread; must not block
     */
    default Watch watch(Consumer<Sighting> listener) {
        return () -> {};
    }

    /** What readers of figures measured on this target must know, in one sentence each. */
    default List<String> caveats() {
        return List.of();
    }

    /** Ends what {@link #watch} began. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}

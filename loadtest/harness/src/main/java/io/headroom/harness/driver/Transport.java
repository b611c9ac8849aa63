package io.headroom.harness.driver;

import java.util.function.Consumer;

/** Carries requests to the target. */
public interface Transport extends AutoCloseable {
    /**
     * Sends without waiting for the answer. Every attempt ends in exactly one completion, from any thread, at the latest when the client
     * timeout has passed.
     */
    void send(Attempt attempt, Consumer<Completion> completions);

    /** Drops open connections. Attempts under way may end without a completion. */
    @Override
    void close();
}

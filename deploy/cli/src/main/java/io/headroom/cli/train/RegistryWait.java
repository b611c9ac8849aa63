package io.headroom.cli.train;

import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Waits for a registry that is still starting, or about to be replaced: on a cluster everything starts at once.
 *
 * @param registry what it has promoted
 * @param patience how long it may not answer
 * @param nanoTime the clock
 */
record RegistryWait(Registry registry, Console console, Duration patience, LongSupplier nanoTime, Sleep sleep) {
    private static final long PAUSE_MILLIS = 1_000;

    /** Asks a registry. */
    @FunctionalInterface
    interface Registry {
        Optional<String> current() throws IOException, InterruptedException;
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Sleep {
        void millis(long millis) throws InterruptedException;
    }

    /**
     * What is promoted, once it answers.
     *
     * @throws CommandFailure when it does not, or refuses to
     */
    Optional<String> current() throws InterruptedException {
        return await(Duration.ZERO);
    }

    /** The same, once it has been promoted for so long; empty as soon as a registry has nothing. One that does not answer begins anew. */
    Optional<String> settled(Duration time) throws InterruptedException {
        return await(time);
    }

    private Optional<String> await(Duration settled) throws InterruptedException {
        long answeredAt = nanoTime.getAsLong();
        long settledAt = answeredAt + settled.toNanos();
        boolean told = false;
        while (true) {
            String reason;
            try {
                Optional<String> current = registry.current();
                answeredAt = nanoTime.getAsLong();
                if (current.isEmpty() || answeredAt - settledAt >= 0) {
                    return current;
                }
                sleep.millis(PAUSE_MILLIS);
                continue;
            } catch (IOException e) {
                reason = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
            } catch (CommandFailure e) {
                // Not ready, most likely: it says so.
                reason = e.getMessage();
            }
            settledAt = nanoTime.getAsLong() + settled.toNanos();
            if (nanoTime.getAsLong() - answeredAt > patience.toNanos()) {
                throw CommandFailure.failed(
                        "the registry does not answer after " + patience.toSeconds() + " s: " + reason);
            }
            if (!told) {
                console.progress("train: waiting for the registry: " + reason);
                told = true;
            }
            sleep.millis(PAUSE_MILLIS);
        }
    }
}

package io.headroom.cli.train;

import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.registry.RegistryClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for a registry that is still starting: on a cluster everything starts at once.
 *
 * @param patience how long
 */
record RegistryWait(RegistryClient registry, Console console, Duration patience) {
    private static final long PAUSE_MILLIS = 1_000;

    /**
     * What is promoted, once it answers.
     *
     * @throws CommandFailure when it does not, or refuses to
     */
    Optional<String> current() throws InterruptedException {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (true) {
            String reason;
            try {
                return registry.current();
            } catch (IOException e) {
                reason = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
            } catch (CommandFailure e) {
                // Not ready, most likely: it says so.
                reason = e.getMessage();
            }
            if (System.nanoTime() - giveUpAt > 0) {
                throw CommandFailure.failed(
                        "the registry does not answer after " + patience.toSeconds() + " s: " + reason);
            }
            if (!told) {
                console.progress("train: waiting for the registry: " + reason);
                told = true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}

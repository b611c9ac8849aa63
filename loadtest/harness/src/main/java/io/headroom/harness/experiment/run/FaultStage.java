package io.headroom.harness.experiment.run;

import io.headroom.harness.driver.Ticker;
import io.headroom.harness.experiment.target.ExperimentTarget;
import io.headroom.harness.experiment.target.TargetException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a fault is done with.
 *
 * @param startNanos the ticker's reading at the start of the experiment
 * @param readyPatience how long a service may take to be ready again
 * @param seed of what faults leave to chance
 * @param progress told what is done, in one line
 */
record FaultStage(
        ExperimentTarget target,
        Ticker ticker,
        long startNanos,
        Duration readyPatience,
        long seed,
        Undo undo,
        Consumer<String> progress) {
    /** How finely the end of a wait is seen. */
    private static final long POLL_NANOS = 20_000_000;

    static final String UNKNOWN_IDENTITY = "unknown";

    /** Since the start of the experiment. */
    Duration now() {
        return Duration.ofNanos(ticker.nanoTime() - startNanos);
    }

    void await(Duration offset) throws InterruptedException {
        ticker.awaitNanos(startNanos + offset.toNanos());
    }

    /** When it came to hold; empty when it did not within the patience. */
    Optional<Duration> awaitThat(BooleanSupplier holds) throws InterruptedException {
        Duration giveUp = now().plus(readyPatience);
        while (now().compareTo(giveUp) < 0) {
            if (holds.getAsBoolean()) {
                return Optional.of(now());
            }
            ticker.awaitNanos(ticker.nanoTime() + POLL_NANOS);
        }
        return Optional.empty();
    }

    List<String> identities(List<String> replicas) {
        return replicas.stream().map(this::identity).toList();
    }

    String identity(String replica) {
        try {
            return target.identity(replica);
        } catch (TargetException _) {
            return UNKNOWN_IDENTITY;
        }
    }

    void say(String text) {
        progress.accept(String.format(java.util.Locale.ROOT, "%.1f s: %s", now().toNanos() / 1e9, text));
    }
}

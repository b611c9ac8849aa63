package io.headroom.harness.users;

import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import io.headroom.harness.users.behaviour.LiveDrift;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who plays the users, and how.
 *
 * @param worlds directories of worlds; the first whose truth is there and fits the target's bundle is played; empty: nobody plays
 * @param required whether a run may go on without users
 * @param meanDelay of a click after the answer, 0 s to 10 min; exponential, at most five times the mean
 * @param drifts what changes while the load runs
 * @param monitor base URL of a monitor that is told of drifts
 */
public record UserOptions(
        List<Path> worlds, boolean required, Duration meanDelay, List<LiveDrift> drifts, Optional<URI> monitor) {
    private static final Duration MAX_DELAY = Duration.ofMinutes(10);

    public static final Duration DEFAULT_DELAY = Duration.ofSeconds(5);
    /** Nobody looks at the answers. */
    public static final UserOptions NONE =
            new UserOptions(List.of(), false, DEFAULT_DELAY, List.of(), Optional.empty());

    /** @throws LoadException when a value lies outside its range, or a drift needs users and there are none */
    public UserOptions {
        worlds = List.copyOf(worlds);
        drifts = List.copyOf(drifts);
        if (meanDelay.isNegative() || meanDelay.compareTo(MAX_DELAY) > 0) {
            throw new LoadException(
                    Kind.USAGE,
                    "click delay is " + meanDelay.toSeconds() + " s, but must lie between 0 s and "
                            + MAX_DELAY.toSeconds() + " s");
        }
    }

    /** Plays one of the worlds if it is there and fits. */
    public static UserOptions of(List<Path> worlds) {
        return new UserOptions(worlds, false, DEFAULT_DELAY, List.of(), Optional.empty());
    }

    public UserOptions withDelay(Duration delay) {
        return new UserOptions(worlds, required, delay, drifts, monitor);
    }

    /** Whether a drift changes what users do, so that there must be some. */
    boolean driftsBehaviour() {
        return drifts.stream().anyMatch(drift -> drift.type() != LiveDrift.Type.COVARIATE);
    }
}

package io.headroom.harness.users;

import java.util.Locale;
import java.util.Optional;

/**
 * What became of the users' events.
 *
 * @param answers that users looked at
 * @param clicks drawn
 * @param sent events that reached the target, whatever it said
 * @param accepted of those, taken for the first time
 * @param repeated of those, known already
 * @param refused of those, not taken
 * @param dropped events and answers that never went out, because a queue was full or the target did not take them to the end of the run
 * @param problem the last one, in words
 */
public record EventTally(
        long answers,
        long clicks,
        long sent,
        long accepted,
        long repeated,
        long refused,
        long dropped,
        Optional<String> problem) {
    /** One line. */
    public String line() {
        return String.format(
                        Locale.ROOT,
                        "users: %,d clicks on %,d answers; events: %,d sent, %,d accepted, %,d known already, %,d refused, %,d dropped",
                        clicks,
                        answers,
                        sent,
                        accepted,
                        repeated,
                        refused,
                        dropped)
                + problem.map(words -> " (" + words + ")").orElse("");
    }
}

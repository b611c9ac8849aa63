package io.headroom.harness.quality.replay;

import java.util.Locale;

/**
 * Where a replay stands; given about once a second.
 *
 * @param phase what is being done
 * @param done of the phase's steps
 * @param total steps of the phase
 * @param repeated questions that had to be asked again so far
 */
public record ReplayProgress(Phase phase, int done, int total, long repeated) {
    /** One line for a terminal. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d%s",
                phase.label,
                done,
                total,
                repeated == 0 ? "" : ", " + repeated + " repeated");
    }

    /** What is being done. */
    public enum Phase {
        FIRST_VISITS("users asking once before the window, so that there is something to become stale"),
        REPLAY("requests replayed on every rung");

        private final String label;

        Phase(String label) {
            this.label = label;
        }
    }
}

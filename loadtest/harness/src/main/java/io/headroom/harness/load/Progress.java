package io.headroom.harness.load;

import java.time.Duration;
import java.util.Locale;

/**
 * Where a run stands; given about once a second.
 *
 * @param elapsed since the phase began
 * @param total length of the phase
 * @param answered requests of the measured phase that were answered well so far
 * @param errors requests of the measured phase that were not
 * @param inFlight unanswered now
 * @param p50Micros of the measured phase so far; 0 before the first answer
 * @param p99Micros likewise
 */
public record Progress(
        Phase phase,
        Duration elapsed,
        Duration total,
        long answered,
        long errors,
        int inFlight,
        long p50Micros,
        long p99Micros) {
    /** One line for a terminal. */
    public String line() {
        String numbers = phase == Phase.WARM_UP
                ? ""
                : String.format(
                        Locale.ROOT,
                        ": %,d answered, %,d errors, p50 %.1f ms, p99 %.1f ms",
                        answered,
                        errors,
                        p50Micros / 1000.0,
                        p99Micros / 1000.0);
        return String.format(Locale.ROOT, "%s %d/%d s%s", phase.label, elapsed.toSeconds(), total.toSeconds(), numbers);
    }

    /** What the run is doing. */
    public enum Phase {
        WARM_UP("warming up"),
        MEASURE("measuring"),
        DRAIN("waiting for the last answers");

        private final String label;

        Phase(String label) {
            this.label = label;
        }
    }
}

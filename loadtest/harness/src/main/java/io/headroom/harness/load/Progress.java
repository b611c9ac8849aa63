package io.headroom.harness.load;

import java.time.Duration;

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
    /** What the run is doing. */
    public enum Phase {
        WARM_UP,
        MEASURE,
        DRAIN
    }
}

package io.headroom.harness.measurement;

import java.util.Map;

/**
 * A slice of the run, by intended start: requests that were due in it, whenever they were answered.
 *
 * @param startSeconds offset of its start from the start of the measured phase
 * @param answered requests that were answered well
 * @param errors requests that were not
 * @param p50Micros of the answered; 0 when there are none
 * @param p99Micros of the answered; 0 when there are none
 * @param rungs answers by rung of the degradation ladder
 */
public record Slice(
        double startSeconds, long answered, long errors, long p50Micros, long p99Micros, Map<String, Long> rungs) {
    public Slice {
        rungs = Map.copyOf(rungs);
    }
}

package io.headroom.harness.experiment.figures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One second, by when requests were due.
 *
 * @param second from the start of the experiment; negative in the control window
 * @param offered requests that were due
 * @param ok of them, answered well
 * @param errors of them, not
 * @param p50Micros of those answered well; 0 when there are none
 * @param p99Micros likewise
 * @param rungs answers by rung
 */
public record Second(
        int second, long offered, long ok, long errors, long p50Micros, long p99Micros, Map<String, Long> rungs) {
    public Second {
        rungs = Collections.unmodifiableMap(new LinkedHashMap<>(rungs));
    }
}

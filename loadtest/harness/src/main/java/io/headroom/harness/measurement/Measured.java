package io.headroom.harness.measurement;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run measured, warm-up excluded.
 *
 * @param duration of the measured phase
 * @param latency of requests answered well, from the intended start
 * @param errorLatency of requests that were not
 * @param sendLag how late the injector itself was, for all requests
 * @param gateway the gateway's own account of the requests answered well
 * @param stages time spent by stage, from the ledgers, in order of first appearance
 * @param outcomes for each stage, how often each outcome was reported
 * @param rungs answers by rung of the degradation ladder
 * @param rungLatency of requests answered well, by rung
 * @param errors failed requests by category
 * @param bundles answers by bundle version
 * @param slices the run over time
 */
public record Measured(
        Duration duration,
        Distribution latency,
        Distribution errorLatency,
        Distribution sendLag,
        Distribution gateway,
        Map<String, Distribution> stages,
        Map<String, Map<String, Long>> outcomes,
        Map<String, Long> rungs,
        Map<String, Distribution> rungLatency,
        Map<String, Long> errors,
        Map<String, Long> bundles,
        List<Slice> slices) {
    public Measured {
        stages = ordered(stages);
        outcomes = ordered(outcomes);
        rungs = ordered(rungs);
        rungLatency = ordered(rungLatency);
        errors = ordered(errors);
        bundles = ordered(bundles);
        slices = List.copyOf(slices);
    }

    /** Requests that ended, well or not. */
    public long requests() {
        return latency.count() + errorLatency.count();
    }

    public long errorCount() {
        return errorLatency.count();
    }

    /** Requests answered well, per second of the measured phase. */
    public double achievedRate() {
        return latency.count() / (duration.toNanos() / 1e9);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

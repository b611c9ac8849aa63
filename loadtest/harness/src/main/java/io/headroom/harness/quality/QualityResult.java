package io.headroom.harness.quality;

import io.headroom.harness.quality.replay.ForcedRung;
import io.headroom.harness.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A finished replay and what it says.
 *
 * @param reasons why the verdict is not PASS, one line each
 * @param bundle version of the bundle that answered
 * @param sample what was replayed
 * @param rungs best first; empty when nothing could be compared
 */
public record QualityResult(
        Verdict verdict,
        List<String> reasons,
        String bundle,
        Sample sample,
        Map<ForcedRung, RungQuality> rungs,
        Consistency consistency) {
    public QualityResult {
        reasons = List.copyOf(reasons);
        rungs = Collections.unmodifiableMap(rungs.isEmpty() ? Map.of() : new EnumMap<ForcedRung, RungQuality>(rungs));
    }

    /** Of the process: 0 PASS, 1 FAIL, 3 INVALID. */
    public int exitCode() {
        return verdict.exitCode();
    }

    /**
     * What was replayed.
     *
     * @param requests that every rung answered
     * @param left requests that some rung did not answer, left out of every figure
     * @param users behind the requests
     * @param items of the catalogue
     * @param repeated questions that were asked again
     * @param seed of sample and resamples
     * @param startedAt of the replay
     * @param spent on the replay
     */
    public record Sample(
            int requests,
            int left,
            int users,
            int items,
            long repeated,
            long seed,
            Instant startedAt,
            Duration spent) {}
}

package io.headroom.drift.run;

import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scenario.StandardSet;
import java.util.List;

/**
 * What to run.
 *
 * @param seed of the first run; run i of every scenario takes the seed i above it
 * @param withFigures whether the reference figures of detectors are measured too
 * @param threads runs at a time
 */
public record DriftOptions(List<Scenario> scenarios, long seed, boolean withFigures, int threads) {
    private static final int QUICK_RUNS = 3;
    private static final int QUICK_REQUESTS = 6_000;

    public DriftOptions {
        scenarios = List.copyOf(scenarios);
    }

    /** The whole standard set. */
    public static DriftOptions standard(long seed) {
        return new DriftOptions(StandardSet.scenarios(), seed, true, cores());
    }

    /** One scenario. */
    public static DriftOptions of(Scenario scenario, long seed) {
        return new DriftOptions(List.of(scenario), seed, false, cores());
    }

    public DriftOptions withRuns(int runs) {
        return new DriftOptions(
                scenarios.stream().map(scenario -> scenario.withRuns(runs)).toList(), seed, withFigures, threads);
    }

    /** Fewer and shorter runs: enough to see that all works, seldom enough for a verdict. */
    public DriftOptions quick() {
        List<Scenario> fewer = scenarios.stream()
                .map(scenario -> scenario.withRuns(Math.min(scenario.runs(), QUICK_RUNS)))
                .map(scenario -> scenario.isNull()
                        ? scenario.withRequests(Math.min(scenario.requests(), QUICK_REQUESTS))
                        : scenario)
                .toList();
        return new DriftOptions(fewer, seed, withFigures, threads);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}

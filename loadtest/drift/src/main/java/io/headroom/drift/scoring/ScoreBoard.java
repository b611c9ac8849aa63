package io.headroom.drift.scoring;

import io.headroom.drift.scenario.Scenario;
import io.headroom.monitoring.alarms.Detector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All scores of a session.
 *
 * @param sizes every size of every scenario that injects something, in the order of scenarios and sizes
 * @param falseAlarms every detector of every scenario that injects nothing
 */
public record ScoreBoard(List<Scenario> scenarios, List<SizeScore> sizes, List<FalseAlarms> falseAlarms) {
    /** That of a family of comparisons together; each of them is made at what Bonferroni leaves it. */
    private static final double FAMILY_CONFIDENCE = 0.95;

    public ScoreBoard {
        scenarios = List.copyOf(scenarios);
        sizes = List.copyOf(sizes);
        falseAlarms = List.copyOf(falseAlarms);
    }

    public static ScoreBoard of(List<Scenario> scenarios, List<RunOutcome> outcomes) {
        List<SizeScore> sizes = new ArrayList<>();
        List<FalseAlarms> falseAlarms = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            List<RunOutcome> runs = outcomes.stream()
                    .filter(outcome -> outcome.scenario().name().equals(scenario.name()))
                    .toList();
            if (scenario.isNull()) {
                falseAlarms.addAll(falseAlarms(scenario, runs));
                continue;
            }
            for (double size : scenario.sizes()) {
                sizes.add(SizeScore.of(
                        scenario,
                        size,
                        runs.stream().filter(run -> run.size() == size).toList()));
            }
        }
        return new ScoreBoard(scenarios, sizes, falseAlarms);
    }

    private static List<FalseAlarms> falseAlarms(Scenario scenario, List<RunOutcome> runs) {
        double each = 1 - (1 - FAMILY_CONFIDENCE) / Detector.values().length;
        return Arrays.stream(Detector.values())
                .map(detector -> FalseAlarms.of(scenario, detector, runs, each))
                .toList();
    }

    /** The sizes of one scenario, ascending in strength. */
    public List<SizeScore> of(Scenario scenario) {
        return sizes.stream()
                .filter(score -> score.scenario().name().equals(scenario.name()))
                .toList();
    }
}

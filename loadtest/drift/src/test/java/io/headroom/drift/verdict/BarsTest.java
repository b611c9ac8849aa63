package io.headroom.drift.verdict;

import static io.headroom.drift.scoring.HandMade.alarm;
import static io.headroom.drift.scoring.HandMade.run;
import static io.headroom.drift.scoring.HandMade.tested;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.drift.figures.Figure;
import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.HandMade;
import io.headroom.drift.scoring.RunOutcome;
import io.headroom.drift.scoring.ScoreBoard;
import io.headroom.drift.verdict.Bar.Finding;
import io.headroom.harness.verdict.Verdict;
import io.headroom.monitoring.alarms.Detector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BarsTest {
    @Test
    void quiet_isBroken_whenADetectorCriesWolf() {
        Scenario scenario = HandMade.scenario(Kind.NONE, 0.0);
        assertThat(only(scenario, run(scenario, 0, List.of(tested(Detector.KS, 0.01, 1_000, 60)))))
                .isEqualTo(Finding.BROKEN);
        assertThat(only(scenario, run(scenario, 0, List.of(tested(Detector.KS, 0.01, 1_000, 12)))))
                .isEqualTo(Finding.MET);
    }

    @Test
    void ladder_isBroken_whenALargerShiftIsFoundLater() {
        Scenario scenario = HandMade.scenario(Kind.LABEL, -0.2, -0.4);
        RunOutcome late = run(scenario, -0.2, alarm(Detector.CALIBRATION, 1_900));
        assertThat(only(scenario, late, run(scenario, -0.4, alarm(Detector.CALIBRATION, 1_200))))
                .isEqualTo(Finding.MET);
        assertThat(only(scenario, late, run(scenario, -0.4, alarm(Detector.CALIBRATION, 2_200))))
                .isEqualTo(Finding.BROKEN);
        assertThat(only(scenario, late, run(scenario, -0.4))).isEqualTo(Finding.BROKEN);
    }

    @Test
    void ladder_isBroken_whenEvenTheLargestShiftIsMissed_andUndecidedWithFewRuns() {
        Scenario scenario = HandMade.scenario(Kind.LABEL, -0.2, -0.4);
        RunOutcome less = run(scenario, -0.2);
        RunOutcome more = run(scenario, -0.4);
        assertThat(only(scenario, less, more)).isEqualTo(Finding.UNDECIDED);
        assertThat(only(scenario, runs(10, less, more))).isEqualTo(Finding.BROKEN);
        // A detector that ought not to find it does not help.
        RunOutcome byOther = run(scenario, -0.4, alarm(Detector.PSI, 1_200));
        assertThat(only(scenario, runs(10, less, byOther))).isEqualTo(Finding.BROKEN);
    }

    @Test
    void ladder_isMet_whenTheLargestShiftIsFoundInNearlyAllRuns() {
        Scenario scenario = HandMade.scenario(Kind.LABEL, -0.2, -0.4);
        RunOutcome missed = run(scenario, -0.4);
        RunOutcome found = run(scenario, -0.4, alarm(Detector.CALIBRATION, 1_200));
        List<RunOutcome> mostly = new ArrayList<>(Collections.nCopies(20, run(scenario, -0.2)));
        mostly.addAll(Collections.nCopies(19, found));
        mostly.add(missed);
        assertThat(only(scenario, mostly.toArray(RunOutcome[]::new))).isEqualTo(Finding.MET);
        mostly.set(20, missed);
        assertThat(only(scenario, mostly.toArray(RunOutcome[]::new))).isEqualTo(Finding.BROKEN);
    }

    @Test
    void broken_isBroken_whenItIsFoundTooLate_andUndecidedWithFewRuns() {
        Scenario scenario = HandMade.scenario(Kind.STALE, 1.0);
        RunOutcome soon = run(scenario, 1, alarm(Detector.STALE_ROWS, 2_900));
        RunOutcome late = run(scenario, 1, alarm(Detector.STALE_ROWS, 3_100));
        assertThat(only(scenario, soon)).isEqualTo(Finding.MET);
        assertThat(only(scenario, late)).isEqualTo(Finding.UNDECIDED);
        assertThat(only(scenario, Collections.nCopies(10, late).toArray(RunOutcome[]::new)))
                .isEqualTo(Finding.BROKEN);
    }

    @Test
    void servingMode_isBroken_byADataDriftAlarmWhileItLasts() {
        Scenario scenario = HandMade.scenario(Kind.SERVING_MODE, 1.0);
        assertThat(only(scenario, run(scenario, 1, alarm(Detector.PSI, 2_000)))).isEqualTo(Finding.BROKEN);
        assertThat(only(scenario, run(scenario, 1, alarm(Detector.PSI, 4_000)))).isEqualTo(Finding.MET);
        assertThat(only(scenario, run(scenario, 1, alarm(Detector.PREDICTION_PSI, 2_000))))
                .isEqualTo(Finding.MET);
    }

    @Test
    void figures_areBroken_byOneOutside() {
        ScoreBoard nothing = new ScoreBoard(List.of(), List.of(), List.of());
        Figure inside = new Figure("ADWIN a", 10, 11, 2, 5);
        Figure outside = new Figure("ADWIN b", 10, 13, 2, 5);
        assertThat(Bar.verdict(Bars.of(nothing, List.of(inside)))).isEqualTo(Verdict.PASS);
        assertThat(Bar.verdict(Bars.of(nothing, List.of(inside, outside)))).isEqualTo(Verdict.FAIL);
        assertThat(Bar.verdict(List.of())).isEqualTo(Verdict.INVALID);
    }

    private static RunOutcome[] runs(int ofEach, RunOutcome less, RunOutcome more) {
        List<RunOutcome> runs = new ArrayList<>(Collections.nCopies(ofEach, less));
        runs.addAll(Collections.nCopies(ofEach, more));
        return runs.toArray(RunOutcome[]::new);
    }

    private static Finding only(Scenario scenario, RunOutcome... runs) {
        return Bars.of(ScoreBoard.of(List.of(scenario), List.of(runs)), List.of())
                .getFirst()
                .finding();
    }
}

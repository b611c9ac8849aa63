package io.headroom.drift.scoring;

import static io.headroom.drift.scoring.HandMade.alarm;
import static io.headroom.drift.scoring.HandMade.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.scenario.Scenario;
import io.headroom.monitoring.alarms.Detector;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DetectionTest {
    private static final Scenario SCENARIO = HandMade.scenario(Kind.CONCEPT, 0.2);

    @Test
    void delay_runsFromTheInjectionToTheFirstAlarmAfterIt() {
        RunOutcome run = run(
                SCENARIO,
                0.2,
                alarm(Detector.ADWIN, 400),
                alarm(Detector.ADWIN, 1_500),
                alarm(Detector.ADWIN, 1_300),
                alarm(Detector.PSI, 1_100));
        assertThat(Delay.first(run, alarm -> alarm.detector() == Detector.ADWIN))
                .contains(new Delay(300, 2_400, 300 / 3_600.0));
    }

    @Test
    void delay_countsNoLabelsFromBefore() {
        RunOutcome run = run(SCENARIO, 0.2, alarm(Detector.ADWIN, 1_010));
        assertThat(Delay.first(run, _ -> true).orElseThrow().labelledItems()).isZero();
    }

    @Test
    void delay_isNone_whenTheAlarmWasThereBefore() {
        assertThat(Delay.first(run(SCENARIO, 0.2, alarm(Detector.ADWIN, 1_000)), _ -> true))
                .isEmpty();
    }

    @Test
    void detection_countsMissesAsInfinite() {
        Detection detection = Detection.of(
                List.of(
                        run(SCENARIO, 0.2, alarm(Detector.ADWIN, 1_100)),
                        run(SCENARIO, 0.2),
                        run(SCENARIO, 0.2, alarm(Detector.ADWIN, 1_200))),
                alarm -> alarm.detector() == Detector.ADWIN);
        assertThat(detection.found()).isEqualTo(2);
        assertThat(detection.requests().value()).isEqualTo(200);
        assertThat(detection.requests().high()).isInfinite();
        // Clopper-Pearson of 1 in 3 at 95%.
        assertThat(detection.missed().low()).isCloseTo(0.0084, within(0.0001));
        assertThat(detection.missed().high()).isCloseTo(0.9057, within(0.0001));
        assertThat(detection.within(150, Delay::requests)).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void median_hasTheIntervalOfOrderStatistics() {
        double[] values = new double[20];
        java.util.Arrays.setAll(values, index -> index + 1);
        // Ranks 6 and 15 of 20: the textbook's.
        assertThat(Median.of(values)).isEqualTo(new Median(10.5, 6, 15));
    }

    @Test
    void board_scoresEachSizeByTheDetectorsThatOughtToFindIt() {
        Scenario scenario = HandMade.scenario(Kind.LABEL, -0.2, -0.4);
        ScoreBoard board = ScoreBoard.of(
                List.of(scenario),
                List.of(
                        run(scenario, -0.2, alarm(Detector.PSI, 1_050)),
                        run(scenario, -0.4, alarm(Detector.PSI, 1_050), alarm(Detector.CALIBRATION, 1_400))));
        assertThat(board.sizes()).extracting(SizeScore::size).containsExactly(-0.2, -0.4);
        assertThat(board.sizes().getFirst().byExpected().found()).isZero();
        assertThat(board.sizes().getFirst().byAny().requests().value()).isEqualTo(50);
        assertThat(board.sizes().getLast().byExpected().requests().value()).isEqualTo(400);
    }
}

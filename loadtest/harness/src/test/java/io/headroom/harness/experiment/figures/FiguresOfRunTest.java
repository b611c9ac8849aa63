package io.headroom.harness.experiment.figures;

import static io.headroom.harness.experiment.ExperimentSamples.fail;
import static io.headroom.harness.experiment.ExperimentSamples.kill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.harness.experiment.ExperimentSamples;
import io.headroom.harness.experiment.LoadPlan;
import io.headroom.harness.experiment.run.FaultRecord;
import io.headroom.runtime.budgets.BudgetsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FiguresOfRunTest {
    private static final LoadPlan LOAD =
            new LoadPlan(100, Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(10), 1);

    @Test
    void figures_areAllWell_whenNothingHappened() {
        ExperimentFigures figures = figures(run(), List.of());
        assertThat(figures.requests()).isEqualTo(3000);
        assertThat(figures.availability()).isEqualTo(1);
        assertThat(figures.withinBudget()).isEqualTo(1);
        assertThat(figures.degradedShare()).isZero();
        assertThat(figures.budgetBurned()).isZero();
        assertThat(figures.detectSeconds()).isEmpty();
        assertThat(figures.recoverySeconds()).isEmpty();
        assertThat(figures.quality().retained()).hasValue(1);
        assertThat(figures.control()).isEqualTo(new ControlFigures(1000, 0, 0, 0));
        assertThat(figures.timeline()).hasSize(40);
        assertThat(figures.timeline().getFirst())
                .isEqualTo(new Second(-10, 100, 100, 0, 5000, 5000, Map.of("FULL", 100L)));
    }

    @Test
    void kill_isTimedFromTheFaultAndFromReadyAgain() {
        // Noticed 0.3 s after the kill; the service says it is ready at 15 s; answers are FULL from 15.5 s on.
        var samples = run().answered(10.3, 15.5, "RETRIEVAL_ORDER", 20);
        ExperimentFigures figures = figures(samples, List.of(kill(10, 15, false)));
        assertThat(figures.detectSeconds()).hasValueCloseTo(0.32, within(1e-6));
        assertThat(figures.firstFullSeconds()).hasValueCloseTo(5.505, within(1e-6));
        assertThat(figures.recoverySeconds()).hasValueCloseTo(0.48, within(0.02));
        assertThat(figures.degradedShare()).isCloseTo(520 / 3000.0, within(1e-9));
        assertThat(figures.quality().retained()).hasValueCloseTo((2480 + 520 * 0.8) / 3000, within(1e-9));
        assertThat(figures.timeline().get(22).rungs()).isEqualTo(Map.of("RETRIEVAL_ORDER", 100L));
    }

    @Test
    void recovery_countsFromTheFault_whenAReplicaSurvived() {
        var samples = run().answered(10, 11.5, "RETRIEVAL_ORDER", 20);
        assertThat(figures(samples, List.of(kill(10, 18, true))).recoverySeconds())
                .hasValueCloseTo(1.48, within(0.02));
        assertThat(figures(samples, List.of(kill(10, 18, false))).recoverySeconds())
                .hasValue(0);
    }

    @Test
    void detection_seesWhatARestartDoes_whenAReplicaSurvived() {
        var samples = run().answered(14, 14.02, "RETRIEVAL_ORDER", 20);
        assertThat(figures(samples, List.of(kill(10, 18, true))).detectSeconds())
                .hasValueCloseTo(4.02, within(1e-6));
        assertThat(figures(samples, List.of(kill(10, 12, true))).detectSeconds())
                .isEmpty();
    }

    @Test
    void recovery_isEmpty_whenTheAnswersNeverCameBack() {
        var samples = run().answered(10, 30, "POPULAR", 2);
        ExperimentFigures figures = figures(samples, List.of(kill(10, 15, false)));
        assertThat(figures.recoverySeconds()).isEmpty();
        assertThat(figures.firstFullSeconds()).isEmpty();
        assertThat(figures.detectSeconds()).isPresent();
    }

    @Test
    void faults_thatFollowBeforeTheFirstIsOver_areOneEpisode() {
        var samples = run().answered(5, 20, "STALE_FEATURES", 9);
        ExperimentFigures figures = figures(samples, List.of(fail(5, 15, 900), kill(10, 20, false)));
        assertThat(figures.episodes()).hasSize(1);
        assertThat(figures.episodes().getFirst().recoverable()).hasValue(20);
        assertThat(figures.recoverySeconds()).hasValue(0);
    }

    @Test
    void flapping_isTimedByItsWorstEpisode() {
        var samples = run().answered(5, 7.1, "POPULAR", 2).answered(12, 15, "POPULAR", 2);
        ExperimentFigures figures = figures(samples, List.of(fail(5, 7, 200), fail(12, 14, 200)));
        assertThat(figures.episodes()).hasSize(2);
        assertThat(figures.recoverySeconds()).hasValueCloseTo(0.98, within(0.02));
    }

    @Test
    void recovery_isEmpty_whenTheNextFaultCameFirst() {
        var samples = run().answered(5, 11, "POPULAR", 2);
        assertThat(figures(samples, List.of(fail(5, 7, 1), fail(11, 12, 1))).recoverySeconds())
                .isEmpty();
    }

    @Test
    void errorsAndLateAnswers_burnTheBudget() {
        var samples = run().failed(10, 10.5, "HTTP 503 OVERLOADED").answered(11, 11.1, "FULL", 151);
        ExperimentFigures figures = figures(samples, List.of(fail(10, 11, 5)));
        assertThat(figures.errors()).isEqualTo(50);
        assertThat(figures.errorsByCategory()).isEqualTo(Map.of("HTTP 503 OVERLOADED", 50L));
        assertThat(figures.lateAnswers()).isEqualTo(10);
        assertThat(figures.latestMicros()).isEqualTo(151_000);
        assertThat(figures.availability()).isCloseTo(1 - 60 / 3000.0, within(1e-9));
        assertThat(figures.budgetBurned()).isCloseTo(20, within(1e-6));
    }

    @Test
    void quality_isUnknown_whenARungHasNoPrice() {
        var samples = run().answered(10, 11, "SHALLOW", 9);
        QualityFigures quality = figures(samples, List.of()).quality();
        assertThat(quality.retained()).isEmpty();
        assertThat(quality.source()).contains("rung SHALLOW has no price");
    }

    @Test
    void oneBadAnswer_isNoEpisodeWithoutAFault() {
        assertThat(figures(run().answered(3, 3.01, "POPULAR", 1), List.of()).episodes())
                .isEmpty();
    }

    private static ExperimentSamples run() {
        return new ExperimentSamples(-10, 30);
    }

    private static ExperimentFigures figures(ExperimentSamples samples, List<FaultRecord> faults) {
        var prices =
                new OfflinePrices(Map.of("FULL", 1.0, "RETRIEVAL_ORDER", 0.8, "POPULAR", 0.4, "STALE_FEATURES", 0.95));
        return new FiguresOfRun(BudgetsReader.readStated().scenario("default"), LOAD, prices)
                .of(samples.list(), faults);
    }
}

package io.headroom.harness.experiment.verdict;

import static io.headroom.harness.experiment.ExperimentSamples.fail;
import static io.headroom.harness.experiment.ExperimentSamples.kill;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.ExperimentSamples;
import io.headroom.harness.experiment.figures.FiguresOfRun;
import io.headroom.harness.experiment.figures.RungPrices;
import io.headroom.harness.experiment.file.ExperimentReader;
import io.headroom.harness.experiment.run.FaultRecord;
import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.verdict.InjectorRecord;
import io.headroom.harness.verdict.Judgement;
import io.headroom.harness.verdict.Verdict;
import io.headroom.runtime.budgets.BudgetsReader;
import io.headroom.runtime.budgets.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExperimentJudgeTest {
    private static final Scenario SCENARIO = BudgetsReader.readStated().scenario("default");

    @Test
    void pass_whenEveryExpectationIsMet() {
        Judgement judgement = judge(
                "{availability: 0.999, degraded: 0.2, recoverySeconds: 2, firstFullSeconds: 8, detectSeconds: 1}",
                run().answered(10.1, 15.5, "POPULAR", 5),
                List.of(kill(10, 15, false)));
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.reasons()).isEmpty();
        assertThat(judgement.checks()).hasSize(5 + 1 + 1 + 3);
    }

    @Test
    void fail_namesExpectationLimitAndActual() {
        Judgement judgement = judge(
                "{degraded: 0.01, recoverySeconds: 0.2}",
                run().answered(10.1, 15.5, "POPULAR", 5),
                List.of(kill(10, 15, false)));
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reasons())
                .anySatisfy(reason -> assertThat(reason).isEqualTo("degraded is 18.000%, expected at most 1.000%"))
                .anySatisfy(reason -> assertThat(reason).startsWith("recovery took 0.4"));
    }

    @Test
    void fail_whenThereWasNoRecovery() {
        Judgement judgement =
                judge("{recoverySeconds: 9}", run().answered(10.1, 30, "POPULAR", 5), List.of(kill(10, 15, false)));
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reasons().getFirst()).contains("recovery was not seen");
    }

    @Test
    void invalid_whenAFaultIsNotProven_evenWhenAnExpectationIsBroken() {
        Judgement judgement = judge("{degraded: 0}", run().answered(1, 2, "POPULAR", 5), List.of(fail(10, 12, 0)));
        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.reasons().getFirst())
                .isEqualTo("fail features at 10.0 s is not proven: fired for 0 of 0 calls");
    }

    @Test
    void invalid_whenAFaultBeganTooLate() {
        FaultRecord late = kill(10, 15, false);
        FaultRecord planned = new FaultRecord(
                new io.headroom.harness.experiment.PlannedFault(
                        Duration.ofSeconds(9),
                        late.planned().end(),
                        late.planned().action()),
                late.replicas(),
                false,
                late.begun(),
                late.ended(),
                late.readyAgain(),
                late.before(),
                late.after(),
                late.fired(),
                true,
                late.proof());
        Judgement judgement = judge("{degraded: 0}", run(), List.of(planned));
        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.reasons().getFirst()).contains("began 1000 ms late, limit 500 ms");
    }

    @Test
    void invalid_whenTheControlWindowBurnedBudget() {
        Judgement degraded = judge("{degraded: 0}", run().answered(-5, -4.9, "SHALLOW", 5), List.of());
        assertThat(degraded.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(degraded.reasons().getFirst())
                .contains("of 1000 requests 0 failed, 0 were answered after the timeout and 10 were degraded, limit 1");
        assertThat(judge("{degraded: 0}", run().failed(-5, -4.9, "timeout"), List.of())
                        .verdict())
                .isEqualTo(Verdict.INVALID);
        assertThat(judge("{degraded: 0}", run().answered(-5, -4.9, "FULL", 200), List.of())
                        .verdict())
                .isEqualTo(Verdict.INVALID);
        assertThat(judge("{degraded: 0}", run().answered(-5, -4.99, "FULL", 200), List.of())
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void invalid_whenTheInjectorWithheldRequests() {
        Experiment experiment = experiment("{degraded: 0}");
        var figures = new FiguresOfRun(SCENARIO, experiment.load(), RungPrices.NONE).of(run().list(), List.of());
        Judgement judgement = new ExperimentJudge(experiment, SCENARIO)
                .judge(figures, List.of(), new InjectorRecord(Duration.ofMillis(5), 3, 0), Distribution.empty());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.reasons().getFirst()).contains("3 requests were due but not sent");
    }

    @Test
    void invalid_whenQualityIsExpectedWithoutPrices() {
        Judgement judgement = judge("{qualityRetained: 0.9}", run(), List.of());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.reasons().getFirst()).contains("quality retained cannot be judged", "no quality prices");
    }

    @Test
    void nothingNoticed_keepsTheLimitOfDetection() {
        assertThat(judge("{detectSeconds: 1, firstFullSeconds: 1}", run(), List.of(kill(10, 15, true)))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    private static ExperimentSamples run() {
        return new ExperimentSamples(-10, 30);
    }

    private static Experiment experiment(String expect) {
        return ExperimentReader.parse(
                "name: x\nload: {rate: 100, duration: 30s, control: 10s}\nsteps: []\nexpect: " + expect, "x.yaml");
    }

    private static Judgement judge(String expect, ExperimentSamples samples, List<FaultRecord> faults) {
        Experiment experiment = experiment(expect);
        var figures = new FiguresOfRun(SCENARIO, experiment.load(), RungPrices.NONE).of(samples.list(), faults);
        return new ExperimentJudge(experiment, SCENARIO)
                .judge(figures, faults, new InjectorRecord(Duration.ofMillis(5), 0, 0), Distribution.empty());
    }
}

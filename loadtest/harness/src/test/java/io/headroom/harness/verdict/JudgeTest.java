package io.headroom.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.harness.Runs;
import io.headroom.harness.measurement.Measured;
import io.headroom.harness.verdict.Check.Finding;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Percentile;
import io.headroom.runtime.budgets.Scenario;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Budgets: request p50 8 ms, p99 40 ms, timeout 150 ms; ranking p99 25 ms; availability 99.9%. Ledgers say 2.3 ms for ranking. */
final class JudgeTest {
    private static final InjectorRecord FIT = new InjectorRecord(Duration.ofMillis(2), 0, 0);

    @Test
    void judge_passes_whenEveryBudgetIsMetBeyondDoubt() {
        Judgement judgement = judge(new Runs().answered(990, 5).answered(2, 60).measured());
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.reasons()).isEmpty();
        assertThat(judgement.checks())
                .allMatch(Check::ok)
                .extracting(Check::name)
                .containsExactly(
                        "request p50",
                        "request p99",
                        "ranking p99",
                        "availability",
                        "send lag p99",
                        "withheld requests",
                        "unfinished requests");
    }

    @Test
    void judge_fails_whenAPercentileExceedsItsBudget() {
        Judgement judgement = judge(new Runs().answered(980, 5).answered(20, 60).measured());
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reasons())
                .containsExactly("request p99 is 60.0 ms, limit 40 ms (20 of 1000 requests above it)");
    }

    @Test
    void judge_fails_whenAStageExceedsItsBudget() {
        Scenario strict = scenario(Duration.ofMillis(2));
        Judgement judgement =
                new Judge(strict, 0.99).judge(new Runs().answered(1000, 5).measured(), FIT);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.reasons().getFirst()).startsWith("ranking p99 is 2.30 ms, limit 2 ms");
    }

    @Test
    void judge_isInvalid_whenTheSampleIsTooSmallForThePercentile() {
        Judgement judgement = judge(new Runs().answered(458, 5).measured());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.reasons())
                .contains("request p99 cannot be claimed at 99% confidence from 458 requests with 0 late;"
                        + " at this rate of late ones about 459 requests would do");
        assertThat(judge(new Runs().answered(459, 5).measured()).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void judge_isInvalid_whenThePercentileIsTooNearItsBudgetToTell() {
        Judgement judgement = judge(new Runs().answered(991, 5).answered(9, 60).measured());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(check(judgement, "request p99").ok()).isTrue();
        assertThat(check(judgement, "request p99").finding()).isEqualTo(Finding.UNDECIDED);
    }

    @Test
    void judge_fails_whenASmallSampleIsPlainlyTooSlow() {
        assertThat(judge(new Runs().answered(50, 500).measured()).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void judge_isInvalid_whenTheInjectorLagged_howeverGoodTheLatency() {
        Judgement judgement =
                judge(new Runs().answered(900, 5).answered(100, 6, 5000).measured());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.verdict().exitCode()).isEqualTo(3);
        assertThat(judgement.reasons().getFirst())
                .startsWith("the injector lagged: send lag p99 is 5.00 ms, limit 2.00 ms");
    }

    @Test
    void judge_isInvalid_whenRequestsWereWithheldOrUnfinished_evenIfABudgetIsBroken() {
        Measured measured = new Runs().answered(1000, 60).measured();
        Judgement judgement = new Judge(scenario(Duration.ofMillis(25)), 0.99)
                .judge(measured, new InjectorRecord(Duration.ofMillis(2), 3, 4));
        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.reasons())
                .startsWith(
                        "3 requests were due but not sent, as too many were unanswered",
                        "4 requests had no outcome when the run was given up");
    }

    @Test
    void judge_ranksFailedRequestsLast_soThatErrorsCannotImproveAPercentile() {
        Judgement judgement = judge(new Runs().answered(980, 5).timedOut(20).measured());
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(check(judgement, "request p99").actual()).isEmpty();
        assertThat(judgement.reasons())
                .contains("availability is 98.000%, objective 99.900%: of 1000 requests 20 failed (timeout 20)"
                        + " and 0 were answered after the timeout of 150 ms");
    }

    @Test
    void judge_countsAnswersAfterTheTimeout_asUnavailable() {
        Judgement judgement = judge(new Runs().answered(997, 5).answered(3, 200).measured());
        assertThat(check(judgement, "availability").finding()).isEqualTo(Finding.BROKEN);
    }

    @Test
    void judge_isInvalid_whenNothingWasMeasured() {
        Judgement judgement = judge(new Runs().measured());
        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.reasons()).contains("request p99 cannot be judged: no answer reported it");
    }

    @Test
    void evidence_enclosesThePercentile() {
        Check p99 = check(judge(new Runs().answered(9900, 5).answered(100, 20).measured()), "request p99");
        assertThat(p99.evidence().orElseThrow().samples()).isEqualTo(10_000);
        assertThat(p99.evidence().orElseThrow().interval().low().orElseThrow()).isLessThan(6000);
        assertThat(p99.evidence().orElseThrow().interval().high().orElseThrow()).isGreaterThan(19_000);
    }

    private static Judgement judge(Measured measured) {
        return new Judge(scenario(Duration.ofMillis(25)), 0.99).judge(measured, FIT);
    }

    private static Check check(Judgement judgement, String name) {
        return judgement.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Scenario scenario(Duration rankingP99) {
        Budget request = new Budget(
                Map.of(Percentile.P50, Duration.ofMillis(8), Percentile.P99, Duration.ofMillis(40)),
                Duration.ofMillis(150));
        Budget ranking = new Budget(Map.of(Percentile.P99, rankingP99), Duration.ofMillis(70));
        return new Scenario("test", 0.999, request, Map.of("ranking", ranking));
    }
}

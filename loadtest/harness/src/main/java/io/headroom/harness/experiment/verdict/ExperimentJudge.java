package io.headroom.harness.experiment.verdict;

import io.headroom.harness.experiment.Expectations;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.figures.ExperimentFigures;
import io.headroom.harness.experiment.run.FaultRecord;
import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.verdict.Check;
import io.headroom.harness.verdict.Check.Finding;
import io.headroom.harness.verdict.Check.Kind;
import io.headroom.harness.verdict.InjectorChecks;
import io.headroom.harness.verdict.InjectorRecord;
import io.headroom.harness.verdict.Judgement;
import io.headroom.harness.verdict.Verdict;
import io.headroom.runtime.budgets.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Judges an experiment. An injector that was not up to it, a control window that was not well or a fault that is not proven makes it INVALID
 * whatever else it shows; then one broken expectation makes it FAIL; then one that cannot be decided makes it INVALID.
 */
public final class ExperimentJudge {
    private final Expectations expect;
    private final Scenario scenario;

    public ExperimentJudge(Experiment experiment, Scenario scenario) {
        this.expect = experiment.expect();
        this.scenario = scenario;
    }

    public Judgement judge(
            ExperimentFigures figures, List<FaultRecord> faults, InjectorRecord injector, Distribution sendLag) {
        List<Check> checks = new ArrayList<>(new ExpectationChecks(expect, figures, faults).all());
        faults.forEach(fault -> checks.add(ProofCheck.of(fault)));
        checks.add(ControlCheck.of(figures.control(), scenario));
        checks.addAll(InjectorChecks.of(injector, sendLag));
        return judge(checks);
    }

    private static Judgement judge(List<Check> checks) {
        List<String> unfit = reasons(checks, check -> isGround(check) && !check.ok());
        List<String> broken = reasons(checks, check -> check.finding() == Finding.BROKEN);
        List<String> undecided = reasons(checks, check -> !isGround(check) && check.finding() == Finding.UNDECIDED);
        Verdict verdict = !unfit.isEmpty()
                ? Verdict.INVALID
                : !broken.isEmpty() ? Verdict.FAIL : !undecided.isEmpty() ? Verdict.INVALID : Verdict.PASS;
        List<String> reasons = new ArrayList<>(unfit);
        reasons.addAll(broken);
        reasons.addAll(undecided);
        return new Judgement(verdict, reasons, checks);
    }

    /** Without it nothing can be concluded. */
    private static boolean isGround(Check check) {
        return check.kind() == Kind.PROOF || check.kind() == Kind.CONTROL || check.kind() == Kind.INJECTOR;
    }

    private static List<String> reasons(List<Check> checks, Predicate<Check> which) {
        return checks.stream().filter(which).map(Check::reason).toList();
    }
}

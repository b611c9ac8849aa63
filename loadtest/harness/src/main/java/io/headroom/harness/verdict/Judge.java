package io.headroom.harness.verdict;

import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.measurement.Measured;
import io.headroom.harness.verdict.Check.Finding;
import io.headroom.harness.verdict.Check.Kind;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Judges a run against a scenario. An injector that was not up to it makes the run INVALID whatever else it shows; then one broken budget
 * makes it FAIL; then one budget the sample cannot decide makes it INVALID. Immutable.
 */
public final class Judge {
    private final Scenario scenario;
    private final PercentileChecks percentiles;

    /** @param confidence at which a percentile within its budget counts as met, such as 0.99 */
    public Judge(Scenario scenario, double confidence) {
        this.scenario = scenario;
        this.percentiles = new PercentileChecks(confidence);
    }

    public Judgement judge(Measured measured, InjectorRecord injector) {
        List<Check> checks = new ArrayList<>();
        addTargets(checks, "request", scenario.request(), measured.latency(), measured.errorCount());
        for (Map.Entry<String, Budget> stage : scenario.stages().entrySet()) {
            Distribution spent = measured.stages().getOrDefault(stage.getKey(), Distribution.empty());
            addTargets(checks, stage.getKey(), stage.getValue(), spent, 0);
        }
        checks.add(AvailabilityCheck.of(scenario, measured));
        checks.addAll(InjectorChecks.of(injector, measured.sendLag()));
        return judge(checks);
    }

    private void addTargets(List<Check> checks, String subject, Budget budget, Distribution spent, long failures) {
        budget.targets()
                .forEach((percentile, target) ->
                        checks.add(percentiles.check(subject, percentile, target, spent, failures)));
    }

    private static Judgement judge(List<Check> checks) {
        List<String> unfit = reasons(checks, check -> check.kind() == Kind.INJECTOR && !check.ok());
        List<String> broken = reasons(checks, check -> check.finding() == Finding.BROKEN);
        List<String> undecided =
                reasons(checks, check -> check.kind() != Kind.INJECTOR && check.finding() == Finding.UNDECIDED);
        Verdict verdict = !unfit.isEmpty()
                ? Verdict.INVALID
                : !broken.isEmpty() ? Verdict.FAIL : !undecided.isEmpty() ? Verdict.INVALID : Verdict.PASS;
        List<String> reasons = new ArrayList<>(unfit);
        reasons.addAll(broken);
        reasons.addAll(undecided);
        return new Judgement(verdict, reasons, checks);
    }

    private static List<String> reasons(List<Check> checks, Predicate<Check> which) {
        return checks.stream().filter(which).map(Check::reason).toList();
    }
}

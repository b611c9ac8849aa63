package io.headroom.harness.experiment.verdict;

import io.headroom.harness.experiment.Expectations;
import io.headroom.harness.experiment.figures.Episode;
import io.headroom.harness.experiment.figures.ExperimentFigures;
import io.headroom.harness.experiment.run.FaultRecord;
import io.headroom.harness.verdict.Check;
import io.headroom.harness.verdict.Check.Finding;
import io.headroom.harness.verdict.Check.Kind;
import io.headroom.harness.verdict.Check.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Compares what was measured with what was expected, for every expectation that was stated. */
final class ExpectationChecks {
    private final Expectations expect;
    private final ExperimentFigures figures;
    private final List<FaultRecord> faults;
    private final List<Check> checks = new ArrayList<>();

    ExpectationChecks(Expectations expect, ExperimentFigures figures, List<FaultRecord> faults) {
        this.expect = expect;
        this.figures = figures;
        this.faults = faults;
    }

    List<Check> all() {
        share("availability", Kind.GAIN, expect.availability(), figures.availability());
        share("within budget", Kind.GAIN, expect.withinBudget(), figures.withinBudget());
        share("degraded", Kind.COST, expect.degraded(), figures.degradedShare());
        requests("errors", expect.errors(), figures.errors());
        requests("late answers", expect.lateAnswers(), figures.lateAnswers());
        boolean noticed = figures.episodes().stream().anyMatch(Episode::noticed);
        seconds("detection", expect.detectSeconds(), figures.detectSeconds(), noticed);
        seconds("first FULL answer", expect.firstFullSeconds(), figures.firstFullSeconds(), noticed);
        seconds("recovery", expect.recoverySeconds(), figures.recoverySeconds(), !faults.isEmpty());
        quality();
        return List.copyOf(checks);
    }

    private void share(String name, Kind kind, OptionalDouble limit, double actual) {
        if (figures.requests() == 0 && limit.isPresent()) {
            add(
                    name,
                    kind,
                    Unit.SHARE,
                    limit.getAsDouble(),
                    OptionalDouble.empty(),
                    Finding.UNDECIDED,
                    "no request was measured");
            return;
        }
        limit.ifPresent(stated -> {
            boolean ok = kind.isLeast() ? actual >= stated : actual <= stated;
            String reason = String.format(
                    Locale.ROOT,
                    "%s is %.3f%%, expected at %s %.3f%%",
                    name,
                    actual * 100,
                    kind.isLeast() ? "least" : "most",
                    stated * 100);
            add(name, kind, Unit.SHARE, stated, OptionalDouble.of(actual), ok ? Finding.MET : Finding.BROKEN, reason);
        });
    }

    private void requests(String name, OptionalDouble limit, long actual) {
        limit.ifPresent(stated -> add(
                name,
                Kind.COST,
                Unit.REQUESTS,
                stated,
                OptionalDouble.of((double) actual),
                actual <= stated ? Finding.MET : Finding.BROKEN,
                String.format(Locale.ROOT, "%d %s, expected at most %.0f%s", actual, name, stated, categories(name))));
    }

    private String categories(String name) {
        return name.equals("errors") ? " (" + figures.errorsByCategory() + ")" : "";
    }

    /** @param due whether there must be a figure: nothing to recover from, or nothing noticed, keeps every limit */
    private void seconds(String name, OptionalDouble limit, OptionalDouble actual, boolean due) {
        limit.ifPresent(stated -> {
            boolean ok = actual.isPresent() ? actual.getAsDouble() <= stated : !due;
            String reason = actual.isPresent()
                    ? String.format(
                            Locale.ROOT, "%s took %.2f s, expected at most %.2f s", name, actual.getAsDouble(), stated)
                    : name + " was not seen before the next fault or the end of the experiment";
            add(name, Kind.COST, Unit.SECONDS, stated, actual, ok ? Finding.MET : Finding.BROKEN, reason);
        });
    }

    private void quality() {
        expect.qualityRetained().ifPresent(stated -> {
            OptionalDouble retained = figures.quality().retained();
            Finding finding = retained.isEmpty()
                    ? Finding.UNDECIDED
                    : retained.getAsDouble() >= stated ? Finding.MET : Finding.BROKEN;
            String reason = retained.isEmpty()
                    ? "quality retained cannot be judged: " + figures.quality().source()
                    : String.format(
                            Locale.ROOT,
                            "quality retained is %.1f%%, expected at least %.1f%%",
                            retained.getAsDouble() * 100,
                            stated * 100);
            add("quality retained", Kind.GAIN, Unit.SHARE, stated, retained, finding, reason);
        });
    }

    private void add(
            String name, Kind kind, Unit unit, double limit, OptionalDouble actual, Finding finding, String reason) {
        boolean ok = finding == Finding.MET;
        checks.add(new Check(name, kind, unit, limit, actual, ok, finding, ok ? "" : reason, Optional.empty()));
    }
}

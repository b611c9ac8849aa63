package io.headroom.harness.experiment.verdict;

import io.headroom.harness.experiment.figures.ControlFigures;
import io.headroom.harness.verdict.Check;
import io.headroom.harness.verdict.Check.Finding;
import io.headroom.harness.verdict.Check.Kind;
import io.headroom.harness.verdict.Check.Unit;
import io.headroom.runtime.budgets.Scenario;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether the system was well before anything was done to it: what is blamed on a fault must not have been there before. */
final class ControlCheck {
    private ControlCheck() {}

    static Check of(ControlFigures control, Scenario scenario) {
        double share = 1 - scenario.availability();
        long most = (long) Math.ceil(share * control.requests() - 1e-9);
        long bad = control.errors() + control.late() + control.degraded();
        boolean ok = control.requests() > 0 && bad <= most;
        String reason = control.requests() == 0
                ? "the control window had no request"
                : String.format(
                        Locale.ROOT,
                        "the control window, without any fault, burned budget: of %d requests %d failed, %d were answered after the"
                                + " timeout and %d were degraded, limit %d together",
                        control.requests(),
                        control.errors(),
                        control.late(),
                        control.degraded(),
                        most);
        return new Check(
                "control window",
                Kind.CONTROL,
                Unit.REQUESTS,
                (double) most,
                OptionalDouble.of((double) bad),
                ok,
                ok ? Finding.MET : Finding.UNDECIDED,
                ok ? "" : reason,
                Optional.empty());
    }
}

package io.headroom.harness.verdict;

import io.headroom.harness.measurement.Measured;
import io.headroom.harness.verdict.Check.Finding;
import io.headroom.harness.verdict.Check.Kind;
import io.headroom.harness.verdict.Check.Unit;
import io.headroom.runtime.budgets.Scenario;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Compares the share of requests answered well inside the request timeout with the objective. */
final class AvailabilityCheck {
    private AvailabilityCheck() {}

    static Check of(Scenario scenario, Measured measured) {
        long requests = measured.requests();
        long tooLate =
                measured.latency().countAbove(scenario.request().timeout().toNanos() / 1000);
        long unavailable = measured.errorCount() + tooLate;
        double actual = requests == 0 ? 0 : 1 - (double) unavailable / requests;
        boolean ok = requests > 0 && actual >= scenario.availability();
        Finding finding = ok ? Finding.MET : requests == 0 ? Finding.UNDECIDED : Finding.BROKEN;
        return new Check(
                "availability",
                Kind.AVAILABILITY,
                Unit.SHARE,
                scenario.availability(),
                requests == 0 ? OptionalDouble.empty() : OptionalDouble.of(actual),
                ok,
                finding,
                ok ? "" : reason(scenario, measured, tooLate, actual),
                Optional.empty());
    }

    private static String reason(Scenario scenario, Measured measured, long tooLate, double actual) {
        if (measured.requests() == 0) {
            return "no request was measured";
        }
        return String.format(
                Locale.ROOT,
                "availability is %.3f%%, objective %.3f%%: of %d requests %d failed%s and %d were answered after the timeout of %d ms",
                actual * 100,
                scenario.availability() * 100,
                measured.requests(),
                measured.errorCount(),
                categories(measured),
                tooLate,
                scenario.request().timeout().toMillis());
    }

    private static String categories(Measured measured) {
        return measured.errors().isEmpty()
                ? ""
                : measured.errors().entrySet().stream()
                        .map(error -> error.getKey() + " " + error.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}

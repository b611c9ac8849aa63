package io.headroom.harness.verdict;

import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.verdict.Check.Finding;
import io.headroom.harness.verdict.Check.Kind;
import io.headroom.harness.verdict.Check.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether the injector did what the report says it did. A check it fails leaves the run undecided: the target is not to blame. */
public final class InjectorChecks {
    private InjectorChecks() {}

    public static List<Check> of(InjectorRecord record, Distribution sendLag) {
        return List.of(
                lag(record, sendLag),
                none("withheld requests", record.withheld(), "were due but not sent, as too many were unanswered"),
                none("unfinished requests", record.undrained(), "had no outcome when the run was given up"));
    }

    private static Check lag(InjectorRecord record, Distribution sendLag) {
        long limit = record.sendLagLimit().toNanos() / 1000;
        long actual = sendLag.quantile(0.99);
        String reason = String.format(
                Locale.ROOT,
                "the injector lagged: send lag p99 is %.2f ms, limit %.2f ms; use a lower rate or a machine of its own",
                actual / 1000.0,
                limit / 1000.0);
        return check("send lag p99", Unit.MICROS, limit, actual, reason);
    }

    private static Check none(String name, long actual, String what) {
        return check(name, Unit.REQUESTS, 0, actual, actual + " requests " + what);
    }

    private static Check check(String name, Unit unit, long limit, long actual, String reason) {
        boolean ok = actual <= limit;
        return new Check(
                name,
                Kind.INJECTOR,
                unit,
                (double) limit,
                OptionalDouble.of((double) actual),
                ok,
                ok ? Finding.MET : Finding.UNDECIDED,
                ok ? "" : reason,
                Optional.empty());
    }
}

package io.headroom.harness.experiment.verdict;

import io.headroom.harness.experiment.run.FaultRecord;
import io.headroom.harness.verdict.Check;
import io.headroom.harness.verdict.Check.Finding;
import io.headroom.harness.verdict.Check.Kind;
import io.headroom.harness.verdict.Check.Unit;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether a fault happened, and when it was to happen. */
final class ProofCheck {
    private static final Duration LAG_LIMIT = Duration.ofMillis(500);

    private ProofCheck() {}

    static Check of(FaultRecord fault) {
        String name = String.format(
                Locale.ROOT,
                "%s %s at %.1f s",
                fault.kind(),
                fault.service(),
                fault.planned().begin().toNanos() / 1e9);
        boolean inTime = fault.lag().compareTo(LAG_LIMIT) <= 0;
        boolean ok = fault.proven() && inTime;
        String reason = !fault.proven()
                ? name + " is not proven: " + fault.proof()
                : inTime
                        ? ""
                        : name + " began " + fault.lag().toMillis() + " ms late, limit " + LAG_LIMIT.toMillis() + " ms";
        return new Check(
                name,
                Kind.PROOF,
                Unit.SECONDS,
                LAG_LIMIT.toNanos() / 1e9,
                OptionalDouble.of(Math.max(0, fault.lag().toNanos() / 1e9)),
                ok,
                ok ? Finding.MET : Finding.UNDECIDED,
                reason,
                Optional.empty());
    }
}

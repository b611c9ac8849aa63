package io.headroom.harness.report;

import io.headroom.harness.verdict.Check;
import io.headroom.harness.verdict.Check.Kind;
import java.util.List;

/** Finds the latency checks of one stage, or of {@code request}. */
final class StageChecks {
    private StageChecks() {}

    static boolean ok(List<Check> checks, String subject) {
        return checks.stream()
                .filter(check -> check.kind() == Kind.LATENCY)
                .filter(check -> check.name().startsWith(subject + " "))
                .allMatch(Check::ok);
    }
}

package io.headroom.harness.load;

import io.headroom.harness.measurement.Measured;
import io.headroom.harness.target.TargetFacts;
import io.headroom.harness.users.EventTally;
import io.headroom.harness.verdict.InjectorRecord;
import io.headroom.harness.verdict.Judgement;
import io.headroom.runtime.budgets.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A finished run and what it says.
 *
 * @param scenario the budgets it was judged by
 * @param target what the target said about itself before the run
 * @param clientTimeout after which a request was given up
 * @param startedAt of the warm-up
 * @param users what became of what users did; empty when nobody played them
 */
public record LoadResult(
        LoadOptions options,
        Scenario scenario,
        TargetFacts target,
        Measured measured,
        InjectorRecord injector,
        Judgement judgement,
        Duration clientTimeout,
        Machine machine,
        Instant startedAt,
        Optional<EventTally> users) {
    /** Of the process: 0 PASS, 1 FAIL, 3 INVALID. */
    public int exitCode() {
        return judgement.verdict().exitCode();
    }
}

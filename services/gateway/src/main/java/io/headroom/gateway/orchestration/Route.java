package io.headroom.gateway.orchestration;

import io.headroom.gateway.ladder.Ladder;
import io.headroom.runtime.budgets.Percentile;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.bundle.DataClock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What is the same for all requests on their way.
 *
 * @param candidates how many are asked for
 * @param forcedDepth how many of them are ranked where an experiment forces SHALLOW
 * @param nanoTime a monotonic clock
 */
record Route(
        Scenario scenario,
        DataClock dataClock,
        Ladder ladder,
        Selection selection,
        ReplyChecks checks,
        LastResort lastResort,
        int candidates,
        int forcedDepth,
        LongSupplier nanoTime) {

    /** What a later stage is owed of the time: its target and not its timeout, or nothing would be left for those before it. */
    Duration owed(String stage) {
        return scenario.stage(stage).target(Percentile.P99).orElse(Duration.ZERO);
    }

    Duration timeout(String stage) {
        return scenario.stage(stage).timeout();
    }
}

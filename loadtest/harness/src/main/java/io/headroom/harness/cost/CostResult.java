package io.headroom.harness.cost;

import io.headroom.harness.users.EventTally;
import io.headroom.harness.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What monitoring costs.
 *
 * @param ratio of the p99 with logging to that without
 * @param medianRatio the same of the p50
 * @param p99OnMicros over all slices with logging
 * @param p99OffMicros over all slices without
 * @param slices in order
 * @param sendLagMicros the injector's own lag at p99
 * @param reasons of a verdict other than PASS, and what the interval leaves open
 */
public record CostResult(
        CostOptions options,
        Verdict verdict,
        PairedRatio ratio,
        PairedRatio medianRatio,
        long p99OnMicros,
        long p99OffMicros,
        List<SliceResult> slices,
        long sendLagMicros,
        long failures,
        Optional<EventTally> users,
        List<String> reasons) {
    public CostResult {
        slices = List.copyOf(slices);
        reasons = List.copyOf(reasons);
    }
}

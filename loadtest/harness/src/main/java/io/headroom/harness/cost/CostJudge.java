package io.headroom.harness.cost;

import io.headroom.harness.measurement.Distribution;
import io.headroom.harness.users.EventTally;
import io.headroom.harness.verdict.Check;
import io.headroom.harness.verdict.InjectorChecks;
import io.headroom.harness.verdict.InjectorRecord;
import io.headroom.harness.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * PASS when the ratio is below the limit, FAIL when it is not; INVALID when the injector was not up to it, requests failed, or logging was not
 * what the plan says. What the interval leaves open is said beside a verdict, not hidden in it.
 */
final class CostJudge {
    private static final double P99 = 0.99;
    private static final double P50 = 0.5;
    /** Answers that must be logged in a slice with logging, of those measured; and may at most be in one without. */
    private static final double MOST = 0.9;

    private static final double FEW = 0.02;

    private final CostOptions options;
    private final SlicePlan plan;

    CostJudge(CostOptions options, SlicePlan plan) {
        this.options = options;
        this.plan = plan;
    }

    CostResult judge(
            SliceLatencies latencies,
            long[] logged,
            InjectorRecord injector,
            Distribution sendLag,
            Optional<EventTally> users) {
        List<PairedRatio.Pair> pairs = pairs(latencies);
        PairedRatio ratio = PairedRatio.of(pairs, P99, options.seed());
        List<SliceResult> slices = slices(latencies, logged);
        List<String> reasons = new ArrayList<>(invalid(slices, latencies.failures(), injector, sendLag));
        boolean invalid = !reasons.isEmpty();
        boolean met = ratio.value() < options.limit();
        reasons.addAll(open(ratio, met));
        return new CostResult(
                options,
                invalid ? Verdict.INVALID : met ? Verdict.PASS : Verdict.FAIL,
                ratio,
                PairedRatio.of(pairs, P50, options.seed()),
                PairedRatio.quantile(pairs.stream().map(PairedRatio.Pair::on).toList(), P99),
                PairedRatio.quantile(pairs.stream().map(PairedRatio.Pair::off).toList(), P99),
                slices,
                sendLag.quantile(P99),
                latencies.failures(),
                users,
                reasons);
    }

    private List<PairedRatio.Pair> pairs(SliceLatencies latencies) {
        return IntStream.range(0, plan.slices() / 2)
                .map(pair -> 2 * pair)
                .mapToObj(first -> plan.isLogging(first)
                        ? new PairedRatio.Pair(latencies.of(first), latencies.of(first + 1))
                        : new PairedRatio.Pair(latencies.of(first + 1), latencies.of(first)))
                .toList();
    }

    private List<SliceResult> slices(SliceLatencies latencies, long[] logged) {
        return IntStream.range(0, plan.slices())
                .mapToObj(slice -> {
                    long[] micros = latencies.of(slice);
                    return new SliceResult(
                            plan.isLogging(slice),
                            micros.length,
                            PairedRatio.quantile(List.of(micros), P50),
                            PairedRatio.quantile(List.of(micros), P99),
                            logged[slice]);
                })
                .toList();
    }

    private static List<String> invalid(
            List<SliceResult> slices, long failures, InjectorRecord injector, Distribution sendLag) {
        List<String> reasons = new ArrayList<>();
        InjectorChecks.of(injector, sendLag).stream()
                .filter(check -> !check.ok())
                .map(Check::reason)
                .forEach(reasons::add);
        if (failures > 0) {
            reasons.add(failures + " requests failed");
        }
        for (int i = 0; i < slices.size(); i++) {
            SliceResult slice = slices.get(i);
            boolean asPlanned = slice.logging()
                    ? slice.logged() >= MOST * slice.requests()
                    : slice.logged() <= FEW * slice.requests();
            if (!asPlanned || slice.requests() == 0) {
                reasons.add("slice %d had logging %s, but %d of its %d answers were logged"
                        .formatted(i + 1, slice.logging() ? "on" : "off", slice.logged(), slice.requests()));
            }
        }
        return reasons;
    }

    private List<String> open(PairedRatio ratio, boolean met) {
        if (met && ratio.high() >= options.limit()) {
            return List.of(String.format(
                    Locale.ROOT,
                    "the interval reaches to %.3f: this run does not rule out a ratio of %.2f or more; more pairs would tell",
                    ratio.high(),
                    options.limit()));
        }
        if (!met && ratio.low() < options.limit()) {
            return List.of(String.format(
                    Locale.ROOT,
                    "the interval begins at %.3f: this run does not rule out a ratio below %.2f; more pairs would tell",
                    ratio.low(),
                    options.limit()));
        }
        return List.of();
    }
}

package io.headroom.harness.quality;

import io.headroom.harness.load.LoadResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run's answers were worth: those inside the request's timeout, each weighted by the NDCG its rung retains. A system that answers
 * everything in time with popular items has a high goodput and a low one of these.
 *
 * @param inBudgetPerSecond answers inside the request's timeout
 * @param weightedPerSecond the same, weighted; empty without prices of the bundle that answered
 * @param note what the figure rests on, or why there is none and what to do
 */
public record WeightedGoodput(double inBudgetPerSecond, OptionalDouble weightedPerSecond, String note) {

    /** @param prices of any bundle; used only if it is the one under load */
    public static WeightedGoodput of(LoadResult result, Optional<QualityPrices> prices) {
        Map<String, Long> inBudget =
                inBudget(result, result.scenario().request().timeout());
        double seconds = result.options().duration().toNanos() / 1e9;
        double perSecond = inBudget.values().stream().mapToLong(Long::longValue).sum() / seconds;
        String bundle = result.target().bundleVersion();
        if (prices.isEmpty()) {
            return new WeightedGoodput(
                    perSecond,
                    OptionalDouble.empty(),
                    "nobody has measured yet what an answer of each rung is worth: headroom quality does");
        }
        if (!prices.get().bundle().equals(bundle)) {
            return new WeightedGoodput(
                    perSecond,
                    OptionalDouble.empty(),
                    "the measured quality prices are of bundle " + prices.get().bundle() + ", not of " + bundle
                            + ", and are not used: headroom quality measures this one");
        }
        return new WeightedGoodput(
                perSecond,
                OptionalDouble.of(prices.get().worth(inBudget) / seconds),
                "NDCG retained by each rung as measured with this bundle by headroom quality");
    }

    /** Of the answers in budget; empty without prices or answers. */
    public OptionalDouble retained() {
        return weightedPerSecond.isPresent() && inBudgetPerSecond > 0
                ? OptionalDouble.of(weightedPerSecond.getAsDouble() / inBudgetPerSecond)
                : OptionalDouble.empty();
    }

    private static Map<String, Long> inBudget(LoadResult result, Duration timeout) {
        Map<String, Long> counts = new LinkedHashMap<>();
        result.measured()
                .rungLatency()
                .forEach((rung, latency) ->
                        counts.put(rung, latency.count() - latency.countAbove(timeout.toNanos() / 1000)));
        return counts;
    }
}

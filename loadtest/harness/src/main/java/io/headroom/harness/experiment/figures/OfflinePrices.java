package io.headroom.harness.experiment.figures;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.harness.target.TargetFacts;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Prices as far as the bundle's own metrics tell them: the served order against the most popular items, both offline. The rungs between are
 * not evaluated offline, so they have no price.
 */
public record OfflinePrices(Map<String, Double> prices) implements RungPrices {
    private static final String METRIC = "ndcg@10";

    public OfflinePrices {
        prices = Map.copyOf(prices);
    }

    /** Nothing priced where the bundle states no such metrics. */
    public static RungPrices of(TargetFacts facts) {
        JsonNode models = facts.bundleMetrics().path("models");
        double own = models.path("headroom").path(METRIC).asDouble();
        double popular = models.path("popular").path(METRIC).asDouble();
        return own > 0 ? new OfflinePrices(Map.of("FULL", 1.0, "POPULAR", popular / own)) : RungPrices.NONE;
    }

    @Override
    public OptionalDouble retained(String rung) {
        return prices.containsKey(rung) ? OptionalDouble.of(prices.get(rung)) : OptionalDouble.empty();
    }

    @Override
    public String source() {
        return "the bundle's offline NDCG@10 of FULL and POPULAR; no prices were measured for this bundle"
                + " (headroom quality measures them)";
    }
}

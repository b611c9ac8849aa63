package io.headroom.harness.experiment.figures;

import io.headroom.harness.quality.Estimate;
import io.headroom.harness.quality.QualityPrices;
import java.util.Optional;
import java.util.OptionalDouble;

/** Prices as a quality run measured them through the live services. A rung it did not measure has none. */
public record MeasuredPrices(QualityPrices prices) implements RungPrices {
    @Override
    public OptionalDouble retained(String rung) {
        Optional<Estimate> estimate = prices.estimate(rung);
        return estimate.isPresent() ? OptionalDouble.of(estimate.get().value()) : OptionalDouble.empty();
    }

    @Override
    public String source() {
        return "NDCG@10 of each rung beside FULL's, measured through the live services with this bundle";
    }
}

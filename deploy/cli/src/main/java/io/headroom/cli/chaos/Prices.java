package io.headroom.cli.chaos;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.harness.experiment.figures.MeasuredPrices;
import io.headroom.harness.experiment.figures.OfflinePrices;
import io.headroom.harness.experiment.figures.RungPrices;
import io.headroom.harness.quality.QualityPrices;
import io.headroom.harness.target.TargetFacts;
import java.nio.file.Path;

/** What answers of each rung are worth for the bundle that serves: as measured, or else as far as the bundle's own metrics tell. */
final class Prices {
    private final Path measured;

    Prices(ProjectPaths paths) {
        this.measured = paths.output().resolve("quality").resolve("quality.json");
    }

    RungPrices of(TargetFacts facts) {
        return QualityPrices.read(measured)
                .filter(prices -> prices.bundle().equals(facts.bundleVersion()))
                .<RungPrices>map(MeasuredPrices::new)
                .orElseGet(() -> OfflinePrices.of(facts));
    }
}

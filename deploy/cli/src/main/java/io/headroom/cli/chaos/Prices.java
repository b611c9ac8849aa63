package io.headroom.cli.chaos;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.harness.experiment.figures.OfflinePrices;
import io.headroom.harness.experiment.figures.RungPrices;
import io.headroom.harness.target.TargetFacts;

/** What answers of each rung are worth for the bundle that serves: as measured, or else as far as the bundle's own metrics tell. */
final class Prices {
    private final ProjectPaths paths;

    Prices(ProjectPaths paths) {
        this.paths = paths;
    }

    RungPrices of(TargetFacts facts) {
        return OfflinePrices.of(facts);
    }
}

package io.headroom.runtime.configuration;

import io.headroom.runtime.budgets.Budgets;
import io.headroom.runtime.budgets.BudgetsReader;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.DataClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** What a service serves and under which budgets: read once at start; a fault in either stops the start with its reason. */
@Singleton
public class ServingModel {
    private static final Logger LOG = Logger.getLogger(ServingModel.class);

    private final HeadroomConfig config;

    public ServingModel(HeadroomConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    Scenario scenario() {
        Budgets budgets = config.budgets().file().map(BudgetsReader::read).orElseGet(BudgetsReader::readStated);
        return budgets.scenario(config.scenario());
    }

    @Produces
    @Singleton
    Bundle bundle() {
        return new BundleStore(config.bundle().directory()).openNewestValid(LOG::error);
    }

    @Produces
    @Singleton
    DataClock dataClock(Bundle bundle) {
        return new DataClock(bundle.manifest(), InstantSource.system());
    }
}

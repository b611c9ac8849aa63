package io.headroom.runtime.configuration;

import io.headroom.runtime.budgets.Budgets;
import io.headroom.runtime.budgets.BudgetsReader;
import io.headroom.runtime.budgets.Scenario;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The budgets a service serves under: read once at start; a fault in them stops the start with its reason. */
@Singleton
public class ServingBudgets {
    private final HeadroomConfig config;

    public ServingBudgets(HeadroomConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    Scenario scenario() {
        Budgets budgets = config.budgets().file().map(BudgetsReader::read).orElseGet(BudgetsReader::readStated);
        return budgets.scenario(config.scenario());
    }
}

package io.headroom.gateway.orchestration;

import io.headroom.gateway.catalogue.Catalogue;
import io.headroom.gateway.catalogue.PopularItems;
import io.headroom.gateway.ladder.Ladder;
import io.headroom.models.rerank.RerankSettings;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.DataClock;
import io.headroom.runtime.calls.PeerChannels;
import io.headroom.runtime.metrics.StageMetrics;
import io.headroom.runtime.retries.AttemptPolicies;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Puts the request's way together from the bundle, the budgets and the configuration. */
@Singleton
public class Wiring {
    private static final String RERANK_SETTINGS = "rerank.json";

    @Produces
    @Singleton
    Catalogue catalogue(Bundle bundle) {
        return Catalogue.of(bundle);
    }

    @Produces
    @Singleton
    Stages stages(PeerChannels channels, Scenario scenario, StageMetrics metrics, AttemptPolicies attempts) {
        return Stages.over(
                channels.channel(Stages.CANDIDATES),
                channels.channel(Stages.RANKING),
                scenario,
                metrics,
                attempts::retries);
    }

    @Produces
    @Singleton
    RequestWay requestWay(
            Bundle bundle, Catalogue catalogue, Scenario scenario, DataClock dataClock, GatewayConfig config) {
        RerankSettings settings = bundle.has(RERANK_SETTINGS)
                ? bundle.json(RERANK_SETTINGS, RerankSettings.class)
                : RerankSettings.defaults();
        Set<Long> denied = config.denyItems().orElse(Set.of());
        return new RequestWay(
                scenario,
                dataClock,
                new Ladder(PopularItems.of(bundle, catalogue, config.popularItems())),
                new Selection(catalogue, settings, denied),
                config.candidates(),
                System::nanoTime);
    }
}

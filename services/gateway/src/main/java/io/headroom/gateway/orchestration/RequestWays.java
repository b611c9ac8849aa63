package io.headroom.gateway.orchestration;

import io.headroom.gateway.catalogue.Catalogue;
import io.headroom.gateway.catalogue.PopularItems;
import io.headroom.gateway.ladder.Ladder;
import io.headroom.models.rerank.RerankSettings;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.DataClock;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;

/** Makes the way of requests that a bundle answers. */
@Singleton
public final class RequestWays {
    private static final String RERANK_SETTINGS = "rerank.json";

    private final Scenario scenario;
    private final LastResort lastResort;
    private final GatewayConfig config;

    RequestWays(Scenario scenario, LastResort lastResort, GatewayConfig config) {
        this.scenario = scenario;
        this.lastResort = lastResort;
        this.config = config;
    }

    /** @throws io.headroom.runtime.bundle.BundleException when the bundle lacks what a way needs */
    public RequestWay of(Bundle bundle, Catalogue catalogue) {
        Set<Long> denied = config.denyItems().orElse(Set.of());
        return new RequestWay(new Route(
                scenario,
                new DataClock(bundle.manifest(), InstantSource.system()),
                new Ladder(PopularItems.of(bundle, catalogue, config.popularItems())),
                new Selection(catalogue, rerankSettings(bundle), denied),
                new ReplyChecks(catalogue, bundle.version(), config.candidates()),
                lastResort,
                config.candidates(),
                config.depth().forced(),
                System::nanoTime));
    }

    private static RerankSettings rerankSettings(Bundle bundle) {
        return bundle.has(RERANK_SETTINGS)
                ? bundle.json(RERANK_SETTINGS, RerankSettings.class)
                : RerankSettings.defaults();
    }
}

package io.headroom.gateway.orchestration;

import io.headroom.gateway.depth.DepthController;
import io.headroom.gateway.depth.DepthMetrics;
import io.headroom.gateway.depth.DepthSettings;
import io.headroom.runtime.budgets.Percentile;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.calls.PeerChannels;
import io.headroom.runtime.metrics.StageMetrics;
import io.headroom.runtime.retries.AttemptPolicies;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.quarkus.netty.MainEventLoopGroup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Puts together what a request's way needs beside a bundle: from the budgets and the configuration. */
@Singleton
public class Wiring {
    /** How the depth of ranking is controlled. */
    public static DepthSettings depthSettings(GatewayConfig config) {
        GatewayConfig.Depth depth = config.depth();
        return new DepthSettings(
                config.candidates(),
                depth.least(),
                depth.growth(),
                depth.halfLife(),
                depth.safety(),
                depth.probeOneIn());
    }

    @Produces
    @Singleton
    Stages stages(
            PeerChannels channels,
            Scenario scenario,
            StageMetrics metrics,
            AttemptPolicies attempts,
            GatewayConfig config,
            MeterRegistry registry) {
        DepthController depth = new DepthController(depthSettings(config));
        DepthMetrics.watch(depth, registry);
        return Stages.over(
                channels.channel(Stages.CANDIDATES),
                channels.channel(Stages.RANKING),
                scenario,
                metrics,
                depth,
                attempts::retries);
    }

    @Produces
    @Singleton
    LastResort lastResort(@MainEventLoopGroup EventLoopGroup timer, Scenario scenario) {
        Duration rerank = scenario.stage(Stages.RERANK).target(Percentile.P99).orElse(Duration.ZERO);
        // Half of what re-ranking is owed is left for it after the grace.
        return new LastResort(timer, rerank.dividedBy(2));
    }
}

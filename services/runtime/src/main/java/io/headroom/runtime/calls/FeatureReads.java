package io.headroom.runtime.calls;

import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.metrics.StageMetrics;
import io.headroom.runtime.retries.AttemptPolicies;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes the clients of those stages that read the feature store. */
@ApplicationScoped
public class FeatureReads {
    private static final String PEER = "features";

    private final Scenario scenario;
    private final PeerChannels channels;
    private final StageMetrics metrics;
    private final AttemptPolicies attempts;

    public FeatureReads(Scenario scenario, PeerChannels channels, StageMetrics metrics, AttemptPolicies attempts) {
        this.attempts = attempts;
        this.scenario = scenario;
        this.channels = channels;
        this.metrics = metrics;
    }

    /** A client under the budget of the stage, such as {@code ranking/features}; it repeats reads that fail or are late. */
    public StageClient<ReadRequest, ReadReply> of(String stage) {
        return new StageClient<>(
                stage,
                channels.channel(PEER),
                FeatureStoreGrpc.getReadMethod(),
                scenario.stage(stage),
                reply -> List.of(),
                metrics,
                attempts.retriesAndHedges(stage, channels.timers()));
    }
}

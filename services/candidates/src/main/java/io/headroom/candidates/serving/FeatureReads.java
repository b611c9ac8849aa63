package io.headroom.candidates.serving;

import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.calls.PeerChannels;
import io.headroom.runtime.calls.StageClient;
import io.headroom.runtime.metrics.StageMetrics;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the client of the stage {@value #STAGE}. */
@Singleton
class FeatureReads {
    static final String STAGE = "candidates/features";

    @Produces
    @Singleton
    StageClient<ReadRequest, ReadReply> features(Scenario scenario, PeerChannels channels, StageMetrics metrics) {
        return new StageClient<>(
                STAGE,
                channels.channel("features"),
                FeatureStoreGrpc.getReadMethod(),
                scenario.stage(STAGE),
                reply -> List.of(),
                metrics);
    }
}

package io.headroom.ranking.serving;

import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.RankingGrpc;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.calls.CallDeadline;
import io.headroom.runtime.calls.Replies;
import io.headroom.runtime.configuration.HeadroomConfig;
import io.headroom.runtime.deadlines.CallScope;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The gRPC face of ranking. Runs on the network thread and never blocks it. */
@GrpcService
@Singleton
public class RankingService extends RankingGrpc.RankingImplBase {
    private static final String STAGE = "ranking";

    private final RankingStart start;
    private final RankingConfig config;
    private final Duration timeout;
    private final boolean experiments;

    RankingService(RankingStart start, RankingConfig config, Scenario scenario, HeadroomConfig headroom) {
        this.start = start;
        this.config = config;
        this.timeout = scenario.stage(STAGE).timeout();
        this.experiments = headroom.experiments().enabled();
    }

    @Override
    public void rank(RankRequest request, StreamObserver<RankReply> observer) {
        CallScope scope = CallDeadline.scope(timeout, observer);
        Replies.answer(observer, () -> {
            RequestCheck.check(request, config.maxCandidates());
            FeatureUse forced = experiments ? request.getForcedFeatureUse() : FeatureUse.FEATURE_USE_UNSPECIFIED;
            return start.call(stage -> stage.rank(request, forced, scope));
        });
    }
}

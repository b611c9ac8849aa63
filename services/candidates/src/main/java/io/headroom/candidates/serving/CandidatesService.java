package io.headroom.candidates.serving;

import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.CandidatesGrpc;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.calls.CallDeadline;
import io.headroom.runtime.calls.Replies;
import io.headroom.runtime.configuration.HeadroomConfig;
import io.headroom.runtime.deadlines.CallScope;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The gRPC face of candidate generation. Runs on the network thread and never blocks it. */
@GrpcService
@Singleton
public class CandidatesService extends CandidatesGrpc.CandidatesImplBase {
    private static final String STAGE = "candidates";

    private final CandidatesStart start;
    private final RequestLimit limit;
    private final Duration timeout;
    private final boolean experiments;

    CandidatesService(CandidatesStart start, CandidatesConfig config, Scenario scenario, HeadroomConfig headroom) {
        this.start = start;
        this.limit = new RequestLimit(config.defaultLimit(), config.maxLimit());
        this.timeout = scenario.stage(STAGE).timeout();
        this.experiments = headroom.experiments().enabled();
    }

    @Override
    public void generate(GenerateRequest request, StreamObserver<GenerateReply> observer) {
        CallScope scope = CallDeadline.scope(timeout, observer);
        Replies.answer(observer, () -> {
            int wanted = limit.of(request);
            FeatureUse forced = experiments ? request.getForcedFeatureUse() : FeatureUse.FEATURE_USE_UNSPECIFIED;
            return start.call(stage -> stage.generate(request.getUserId(), wanted, forced, scope));
        });
    }
}

package io.headroom.runtime.calls;

import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.configuration.HeadroomConfig;
import io.headroom.runtime.metrics.StageMetrics;
import io.headroom.runtime.retries.AttemptPolicies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes the clients of those stages that read the feature store. */
@ApplicationScoped
public class FeatureReads {
    private static final String PEER = "features";
    /** So many answers in a row, for there may be several replicas. */
    private static final int SURE = 4;

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private final Scenario scenario;
    private final PeerChannels channels;
    private final StageMetrics metrics;
    private final AttemptPolicies attempts;
    private final Duration patience;

    public FeatureReads(
            Scenario scenario,
            PeerChannels channels,
            StageMetrics metrics,
            AttemptPolicies attempts,
            HeadroomConfig config) {
        this.patience = config.bundle().registry().awaitFeatures();
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

    /**
     * Waits until the feature store has the rows of a bundle, for those who are about to change to it: with another's they would answer worse. Not
     * for ever, since worse is better than staying behind.
     */
    public void awaitBundle(String bundle) {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        ReadRequest request = ReadRequest.newBuilder().setBundle(bundle).build();
        for (int answers = 0; answers < SURE && System.nanoTime() - giveUpAt < 0; ) {
            if (has(request)) {
                answers++;
            } else {
                answers = 0;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private boolean has(ReadRequest request) {
        try {
            ReadReply reply = ClientCalls.blockingUnaryCall(
                    channels.channel(PEER),
                    FeatureStoreGrpc.getReadMethod(),
                    CallOptions.DEFAULT.withDeadlineAfter(ANSWER.toNanos(), TimeUnit.NANOSECONDS),
                    request);
            return reply.getBundle().equals(request.getBundle());
        } catch (StatusRuntimeException e) {
            return false;
        }
    }
}

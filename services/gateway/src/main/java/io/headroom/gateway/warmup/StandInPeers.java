package io.headroom.gateway.warmup;

import com.google.protobuf.ByteString;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.CandidatesGrpc;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.RankingGrpc;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.contracts.v1.StageReport;
import io.headroom.gateway.catalogue.Catalogue;
import io.headroom.gateway.depth.DepthController;
import io.headroom.gateway.depth.DepthSettings;
import io.headroom.gateway.orchestration.Stages;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.metrics.StageMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.stream.LongStream;

/**
 * Candidates and ranking as the gateway sees them, on a loopback port of this process: the real client code meets a real network, whether
 * the peers are there or not. Now and then they fail, so that the lower rungs are rehearsed too.
 */
final class StandInPeers implements AutoCloseable {
    private static final int FAIL_ONE_IN = 20;
    private static final int SOURCES = 3;
    private static final int FEATURES = 10;

    private final Server server;
    private final ManagedChannel channel;
    private final CandidateSet candidates;

    StandInPeers(Catalogue catalogue, int candidateCount) throws IOException {
        candidates = candidates(catalogue, candidateCount);
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = NettyServerBuilder.forAddress(loopback, InsecureServerCredentials.create())
                .directExecutor()
                .addService(new StandInCandidates())
                .addService(new StandInRanking())
                .build()
                .start();
        channel = NettyChannelBuilder.forTarget(
                        "dns:///" + loopback.getAddress().getHostAddress() + ":" + server.getPort())
                .usePlaintext()
                .directExecutor()
                .defaultLoadBalancingPolicy("round_robin")
                .disableRetry()
                .build();
    }

    /** Stages that lead here and record their times where nobody looks. */
    Stages stages(Scenario scenario, DepthSettings depth) {
        StageMetrics metrics = new StageMetrics(new SimpleMeterRegistry(), scenario);
        return Stages.over(channel, channel, scenario, metrics, new DepthController(depth));
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    private static CandidateSet candidates(Catalogue catalogue, int count) {
        CandidateSet.Builder candidates = CandidateSet.newBuilder();
        LongStream.range(0, Math.min(count, catalogue.size()))
                .map(row -> catalogue.idOfRow((int) row))
                .forEach(candidates::addItemIds);
        for (int source = 0; source < SOURCES; source++) {
            SourceScores.Builder scores = SourceScores.newBuilder().setSource("rehearsal_" + source);
            for (int i = 0; i < candidates.getItemIdsCount(); i++) {
                scores.addScores(i % (source + 1) == 0 ? 1f / (1 + i) : Float.NaN);
            }
            candidates.addSources(scores);
        }
        return candidates.build();
    }

    /** Of the first candidates, which need not be the most probable. */
    private static ScoredFeatures features(RankRequest request) {
        int logged = request.getLoggedCandidates();
        ScoredFeatures.Builder features = ScoredFeatures.newBuilder()
                .setUserUpdatedAtSeconds(1)
                .setUserValues(ByteString.copyFrom(new byte[FEATURES * Float.BYTES]))
                .setItemValues(ByteString.copyFrom(new byte[logged * FEATURES * Float.BYTES]));
        for (int i = 0; i < logged; i++) {
            features.addItemIds(request.getCandidates().getItemIds(i)).addItemUpdatedAtSeconds(1);
        }
        return features.build();
    }

    private static StageReport nested(String stage) {
        return StageReport.newBuilder()
                .setStage(stage)
                .setOutcome(Outcome.OUTCOME_OK)
                .build();
    }

    private static FeatureUse used(FeatureUse forced) {
        return forced == FeatureUse.FEATURE_USE_UNSPECIFIED ? FeatureUse.FEATURE_USE_FRESH : forced;
    }

    private static <R> void reply(StreamObserver<R> observer, R reply, boolean fail) {
        if (fail) {
            observer.onError(Status.UNAVAILABLE.asRuntimeException());
        } else {
            observer.onNext(reply);
            observer.onCompleted();
        }
    }

    private final class StandInCandidates extends CandidatesGrpc.CandidatesImplBase {
        @Override
        public void generate(GenerateRequest request, StreamObserver<GenerateReply> observer) {
            GenerateReply reply = GenerateReply.newBuilder()
                    .setCandidates(candidates)
                    .addStages(nested("candidates/features"))
                    .setFeatureUse(used(request.getForcedFeatureUse()))
                    .build();
            reply(observer, reply, request.getUserId() % FAIL_ONE_IN == 1);
        }
    }

    private static final class StandInRanking extends RankingGrpc.RankingImplBase {
        @Override
        public void rank(RankRequest request, StreamObserver<RankReply> observer) {
            RankReply.Builder reply = RankReply.newBuilder()
                    .addStages(nested("ranking/features"))
                    .setFeatureUse(used(request.getForcedFeatureUse()));
            for (long itemId : request.getCandidates().getItemIdsList()) {
                reply.addProbabilities(Math.floorMod(itemId * 31 + request.getUserId(), 997) / 997f);
            }
            reply.setFeatures(features(request));
            reply(observer, reply.build(), request.getUserId() % FAIL_ONE_IN == 2);
        }
    }
}

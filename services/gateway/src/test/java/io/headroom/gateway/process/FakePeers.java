package io.headroom.gateway.process;

import com.google.protobuf.ByteString;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.CandidatesGrpc;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.RankingGrpc;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.contracts.v1.StageReport;
import io.headroom.features.definitions.FeatureDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Candidates and ranking that do as they are told. */
public final class FakePeers implements AutoCloseable {
    public static final int CANDIDATES = 60;

    private final AtomicReference<BiConsumer<GenerateRequest, StreamObserver<GenerateReply>>> candidates =
            new AtomicReference<>();
    private final AtomicReference<BiConsumer<RankRequest, StreamObserver<RankReply>>> ranking = new AtomicReference<>();
    private final AtomicReference<GenerateRequest> lastGenerate = new AtomicReference<>();
    private final AtomicReference<RankRequest> lastRank = new AtomicReference<>();
    private final Server server;

    public FakePeers() {
        allWell();
        try {
            server = NettyServerBuilder.forAddress(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            InsecureServerCredentials.create())
                    .addService(new FakeCandidates())
                    .addService(new FakeRanking())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    public void allWell() {
        candidates.set((request, observer) -> answer(observer, candidates()));
        ranking.set((request, observer) -> answer(observer, probabilities(request)));
    }

    public void candidates(BiConsumer<GenerateRequest, StreamObserver<GenerateReply>> behaviour) {
        candidates.set(behaviour);
    }

    public void ranking(BiConsumer<RankRequest, StreamObserver<RankReply>> behaviour) {
        ranking.set(behaviour);
    }

    public GenerateRequest lastGenerate() {
        return lastGenerate.get();
    }

    public RankRequest lastRank() {
        return lastRank.get();
    }

    public static <R> void answer(StreamObserver<R> observer, R reply) {
        observer.onNext(reply);
        observer.onCompleted();
    }

    public static <Q, R> BiConsumer<Q, StreamObserver<R>> failing(Status status) {
        return (request, observer) -> observer.onError(status.asRuntimeException());
    }

    public static <Q, R> BiConsumer<Q, StreamObserver<R>> hanging() {
        return (request, observer) -> {};
    }

    /** The catalogue's first rows, every second one named by the source "fresh" too. */
    public static GenerateReply candidates() {
        CandidateSet.Builder set = CandidateSet.newBuilder();
        SourceScores.Builder tower = SourceScores.newBuilder().setSource("two_tower");
        SourceScores.Builder fresh = SourceScores.newBuilder().setSource("fresh");
        for (int row = 0; row < CANDIDATES; row++) {
            set.addItemIds(SmallBundle.itemIdOfRow(row));
            tower.addScores(1f / (1 + row));
            fresh.addScores(row % 2 == 0 ? 0.5f : Float.NaN);
        }
        return GenerateReply.newBuilder()
                .setCandidates(set.addSources(tower).addSources(fresh))
                .addStages(report("candidates/features", Outcome.OUTCOME_OK))
                .build();
    }

    /** The later a candidate came, the more probable it is. */
    public static RankReply probabilities(RankRequest request) {
        int count = request.getCandidates().getItemIdsCount();
        RankReply.Builder reply = RankReply.newBuilder().addStages(report("ranking/features", Outcome.OUTCOME_OK));
        IntStream.range(0, count).forEach(i -> reply.addProbabilities((i + 1f) / (count + 1f)));
        if (request.getLoggedCandidates() > 0) {
            reply.setFeatures(features(request));
        }
        return reply.build();
    }

    /** Of the most probable: two values of the user, and of each item its id and its time. */
    public static ScoredFeatures features(RankRequest request) {
        int count = request.getCandidates().getItemIdsCount();
        ByteBuffer user = FeatureDigest.littleEndian(3, (float) request.getUserId());
        ScoredFeatures.Builder told = ScoredFeatures.newBuilder().setUserUpdatedAtSeconds(1_600_000_000);
        FeatureDigest digest = FeatureDigest.ofUser(1_600_000_000, user.duplicate());
        ByteBuffer values = ByteBuffer.allocate(request.getLoggedCandidates() * 2 * Float.BYTES);
        for (int i = count - 1; i >= count - request.getLoggedCandidates(); i--) {
            long item = request.getCandidates().getItemIds(i);
            ByteBuffer row = FeatureDigest.littleEndian((float) item, (float) (item + 5));
            told.addItemIds(item).addItemUpdatedAtSeconds(item + 5);
            digest.item(item, item + 5, row.duplicate());
            values.put(row);
        }
        if (request.getLoggedValues()) {
            told.setUserValues(ByteString.copyFrom(user)).setItemValues(ByteString.copyFrom(values.flip()));
        }
        return told.setDigest(digest.value()).build();
    }

    public static StageReport report(String stage, Outcome outcome) {
        return StageReport.newBuilder()
                .setStage(stage)
                .setBudgetMicros(6_000)
                .setSpentMicros(500)
                .setOutcome(outcome)
                .build();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class FakeCandidates extends CandidatesGrpc.CandidatesImplBase {
        @Override
        public void generate(GenerateRequest request, StreamObserver<GenerateReply> observer) {
            lastGenerate.set(request);
            candidates.get().accept(request, observer);
        }
    }

    private final class FakeRanking extends RankingGrpc.RankingImplBase {
        @Override
        public void rank(RankRequest request, StreamObserver<RankReply> observer) {
            lastRank.set(request);
            ranking.get().accept(request, observer);
        }
    }
}

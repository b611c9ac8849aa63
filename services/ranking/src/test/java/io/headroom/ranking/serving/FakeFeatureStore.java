package io.headroom.ranking.serving;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.models.items.ItemRows;
import java.io.IOException;
import java.util.SplittableRandom;

/** A feature store on the loopback that knows every user and item; some users make it misbehave. */
final class FakeFeatureStore extends FeatureStoreGrpc.FeatureStoreImplBase implements AutoCloseable {
    /** Reading this one fails. */
    static final long UNAVAILABLE_USER = 503;
    /** Reading this one is never answered. */
    static final long STALLING_USER = 504;

    private final Server server;

    FakeFeatureStore() throws IOException {
        server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(this)
                .build()
                .start();
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadReply> observer) {
        long user = request.getReads(0).getEntityIds(0);
        if (user == UNAVAILABLE_USER) {
            observer.onError(
                    Status.UNAVAILABLE.withDescription("being repaired").asRuntimeException());
        } else if (user != STALLING_USER) {
            observer.onNext(answer(request, user));
            observer.onCompleted();
        }
    }

    private static ReadReply answer(ReadRequest request, long user) {
        RankRequest asked = RankRequest.newBuilder()
                .setUserId(user)
                .setTimeSeconds(TinyBundle.DATA_AS_OF)
                .setCandidates(CandidateSet.newBuilder()
                        .addAllItemIds(request.getReads(2).getEntityIdsList()))
                .build();
        return new RehearsalMessages(TinyBundle.views(), new ItemRows(new long[] {1}), new SplittableRandom(user))
                .features(asked);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}

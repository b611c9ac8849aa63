package io.headroom.candidates.serving;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import java.io.IOException;
import java.util.List;

/** A feature store on the loopback. One user is known, some make it misbehave, all others are strangers. */
final class FakeFeatureStore extends FeatureStoreGrpc.FeatureStoreImplBase implements AutoCloseable {
    /** Took up rows 100, 101 and 50, newest first, and has seen rows 0 to 4 besides. */
    static final long KNOWN_USER = 42;
    /** Reading this one fails. */
    static final long UNAVAILABLE_USER = 503;
    /** Reading this one is never answered. */
    static final long STALLING_USER = 504;

    private static final long[] HISTORY = {TinyBundle.id(100), TinyBundle.id(101), TinyBundle.id(50)};
    private static final long[] SEEN = {
        TinyBundle.id(0), TinyBundle.id(1), TinyBundle.id(2), TinyBundle.id(3), TinyBundle.id(4), 7
    };

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
            observer.onNext(answer(user == KNOWN_USER));
            observer.onCompleted();
        }
    }

    private static ReadReply answer(boolean known) {
        long[] history = known ? HISTORY : new long[0];
        return ReadReply.newBuilder()
                .addViews(rows(
                        "user_history",
                        known,
                        LongColumn.lists("items", history),
                        LongColumn.lists("times", new long[history.length]),
                        FloatColumn.lists("ratings", known ? new float[] {5, 4, 5} : new float[0])))
                .addViews(rows("user_seen", known, LongColumn.lists("items", known ? SEEN : new long[0])))
                .build();
    }

    private static ViewRows rows(String view, boolean known, RowColumn... columns) {
        return new RowColumns(view, new long[] {1}, new boolean[] {known}, new long[] {known ? 9 : 0}, List.of(columns))
                .encode();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}

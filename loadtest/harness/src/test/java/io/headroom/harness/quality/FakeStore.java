package io.headroom.harness.quality;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.WriteReply;
import io.headroom.contracts.v1.WriteRequest;
import io.headroom.runtime.rows.RowColumns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A feature store on a free port that keeps the newest time of each row, and says what it is asked about it. */
final class FakeStore extends FeatureStoreGrpc.FeatureStoreImplBase implements AutoCloseable {
    private final Server server;
    private final Map<String, Long> updated = new ConcurrentHashMap<>();
    private final Map<Long, Float> items = new ConcurrentHashMap<>();

    FakeStore() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(this)
                .build()
                .start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    /** Time of the newest event the row knows; 0 when it was never written. */
    long updatedAt(String view, long entityId) {
        return updated.getOrDefault(view + entityId, 0L);
    }

    float item(long itemId) {
        return items.getOrDefault(itemId, Float.NaN);
    }

    /** Makes later writes of older rows look stale. */
    void know(String view, long entityId, long updatedAt) {
        updated.put(view + entityId, updatedAt);
    }

    @Override
    public void write(WriteRequest request, StreamObserver<WriteReply> observer) {
        long written = 0;
        long older = 0;
        for (var message : request.getRowsList()) {
            RowColumns rows = RowColumns.decode(message);
            for (int row = 0; row < rows.size(); row++) {
                String key = rows.view() + rows.entityIds()[row];
                if (updated.getOrDefault(key, 0L) > rows.updatedAtSeconds()[row]) {
                    older++;
                    continue;
                }
                written++;
                updated.put(key, rows.updatedAtSeconds()[row]);
                if (rows.view().equals("item")) {
                    items.put(rows.entityIds()[row], rows.floats("c").values()[row]);
                }
            }
        }
        observer.onNext(WriteReply.newBuilder()
                .setWritten(written)
                .setIgnoredAsOlder(older)
                .build());
        observer.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}

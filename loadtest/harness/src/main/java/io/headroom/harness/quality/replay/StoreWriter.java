package io.headroom.harness.quality.replay;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.FeatureStoreGrpc.FeatureStoreBlockingStub;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.contracts.v1.WriteReply;
import io.headroom.contracts.v1.WriteRequest;
import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes into the feature store over its public interface, as a stream of events would. Blocks until each write is durable. */
public final class StoreWriter implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final String address;
    private final ManagedChannel channel;
    private final FeatureStoreBlockingStub store;
    private long older;

    /** @param address host:port */
    public StoreWriter(String address) {
        this.address = address;
        this.channel = NettyChannelBuilder.forTarget("dns:///" + address)
                .usePlaintext()
                .build();
        this.store = FeatureStoreGrpc.newBlockingStub(channel);
    }

    /** @throws LoadException TARGET when the store refuses */
    public void write(List<ViewRows> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            WriteReply reply = store.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .write(WriteRequest.newBuilder().addAllRows(rows).build());
            older += reply.getIgnoredAsOlder();
        } catch (StatusRuntimeException e) {
            throw new LoadException(
                    Kind.TARGET,
                    "the feature store at " + address + " does not take the rows of the replay: " + e.getStatus(),
                    e);
        }
    }

    /** Rows the store had newer ones of: none, unless it knew the future. */
    public long ignoredAsOlder() {
        return older;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}

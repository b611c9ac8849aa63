package io.headroom.features.serving;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.FeatureStoreGrpc.FeatureStoreBlockingStub;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.features.loading.BundleViews;
import io.headroom.runtime.bundle.Bundle;
import java.net.SocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Reads the service's own port like a caller would, so that network, protobuf and store code is compiled before a caller waits for it. */
final class LoopbackReads {
    private static final long SEED = 1;

    private final SocketAddress address;
    private final FeaturesConfig.WarmUpConfig config;
    private final Random random = new Random(SEED);

    LoopbackReads(SocketAddress address, FeaturesConfig.WarmUpConfig config) {
        this.address = address;
        this.config = config;
    }

    /** @throws io.grpc.StatusRuntimeException when a read fails or time runs out */
    void run(Bundle bundle) {
        long[] items = bundle.array("items/ids.npy").longs();
        long[] users = bundle.array("users/ids.npy").longs();
        ManagedChannel channel = NettyChannelBuilder.forAddress(address)
                .usePlaintext()
                .directExecutor()
                .build();
        try {
            FeatureStoreBlockingStub store = FeatureStoreGrpc.newBlockingStub(channel)
                    .withWaitForReady()
                    .withDeadlineAfter(config.timeout().toNanos(), TimeUnit.NANOSECONDS);
            for (int read = 0; read < config.reads(); read++) {
                store.read(request(users, items));
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private ReadRequest request(long[] users, long[] items) {
        List<Long> user = sample(users, 1);
        return ReadRequest.newBuilder()
                .addReads(read(BundleViews.USER, user))
                .addReads(read(BundleViews.USER_HISTORY, user))
                .addReads(read(BundleViews.USER_SEEN, user))
                .addReads(read(BundleViews.ITEM, sample(items, config.rows())))
                .build();
    }

    private List<Long> sample(long[] ids, int count) {
        return ids.length == 0
                ? List.of()
                : LongStream.generate(() -> ids[random.nextInt(ids.length)])
                        .limit(count)
                        .boxed()
                        .toList();
    }

    private static ViewRead read(String view, List<Long> ids) {
        return ViewRead.newBuilder().setView(view).addAllEntityIds(ids).build();
    }
}

package io.headroom.features.serving;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.FeatureStoreGrpc.FeatureStoreBlockingStub;
import io.headroom.runtime.bundle.Bundle;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/** Reads the service's own port like a caller would, so that network, protobuf and store code is compiled before a caller waits for it. */
final class LoopbackReads {
    private final SocketAddress address;
    private final FeaturesConfig.WarmUpConfig config;

    LoopbackReads(SocketAddress address, FeaturesConfig.WarmUpConfig config) {
        this.address = address;
        this.config = config;
    }

    /** @throws io.grpc.StatusRuntimeException when a read fails or time runs out */
    void run(Bundle bundle) {
        SampledReads reads = new SampledReads(bundle, config.rows());
        ManagedChannel channel = NettyChannelBuilder.forAddress(address)
                .usePlaintext()
                .directExecutor()
                .build();
        try {
            FeatureStoreBlockingStub store = FeatureStoreGrpc.newBlockingStub(channel)
                    .withWaitForReady()
                    .withDeadlineAfter(config.timeout().toNanos(), TimeUnit.NANOSECONDS);
            for (int read = 0; read < config.reads(); read++) {
                store.read(reads.next());
            }
        } finally {
            channel.shutdownNow();
        }
    }
}

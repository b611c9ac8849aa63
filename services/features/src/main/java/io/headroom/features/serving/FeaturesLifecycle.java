package io.headroom.features.serving;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.following.BackgroundStart;
import io.headroom.runtime.following.NextModel;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Loads, warms up, and only then is ready. */
@ApplicationScoped
public class FeaturesLifecycle {
    private final OnlineFeatures features;
    private final FeaturesConfig config;
    private final BackgroundStart start;
    private volatile Optional<Thread> starter = Optional.empty();

    public FeaturesLifecycle(OnlineFeatures features, FeaturesConfig config, BackgroundStart start) {
        this.features = features;
        this.config = config;
        this.start = start;
    }

    void started(@Observes StartupEvent event) {
        starter = Optional.of(start.run("features", this::make));
    }

    /** Runs after calls in flight have finished. The store must not be closed while it is being filled. */
    void stopping(@Observes ShutdownEvent event) {
        try {
            if (starter.isPresent()) {
                starter.get().join(config.warmUp().timeout());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        features.stop();
    }

    private NextModel make(Bundle bundle) {
        ServedFeatures next = features.open(bundle);
        LoopbackReads reads = new LoopbackReads(ownAddress(), config.warmUp());
        return new NextFeatures(features, next, () -> reads.run(bundle), config.warmUp());
    }

    /** Quarkus puts the port it got into the configuration when it was asked for any free one. */
    private static InetSocketAddress ownAddress() {
        int port = ConfigProvider.getConfig().getValue("quarkus.grpc.server.port", Integer.class);
        String host = ConfigProvider.getConfig().getValue("quarkus.grpc.server.host", String.class);
        try {
            InetAddress bound = InetAddress.getByName(host);
            return new InetSocketAddress(bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound, port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("quarkus.grpc.server.host is '" + host + "', which is no address here", e);
        }
    }
}

package io.headroom.features.serving;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.readiness.WarmUp;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Brings the service up in the background, so that liveness is answered meanwhile: load, warm up, be ready. When that fails the process
 * ends with the reason.
 */
@ApplicationScoped
public class FeaturesLifecycle {
    private static final Logger LOG = Logger.getLogger(FeaturesLifecycle.class);

    private final OnlineFeatures features;
    private final FeaturesConfig config;
    private final Instance<Bundle> bundle;
    private final WarmUp warmUp;
    private final Thread starter = Thread.ofPlatform().name("features-start").unstarted(this::bringUp);

    public FeaturesLifecycle(
            OnlineFeatures features, FeaturesConfig config, Instance<Bundle> bundle, @Readiness WarmUp warmUp) {
        this.features = features;
        this.config = config;
        this.bundle = bundle;
        this.warmUp = warmUp;
    }

    void started(@Observes StartupEvent event) {
        starter.start();
    }

    /** Runs after calls in flight have finished. */
    void stopping(@Observes ShutdownEvent event) {
        try {
            starter.join(config.warmUp().timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        features.stop();
    }

    private void bringUp() {
        try {
            features.start(bundle.get());
            long startedAt = System.nanoTime();
            new LoopbackReads(ownAddress(), config.warmUp()).run(bundle.get());
            warmUp.done();
            LOG.infof(
                    "warm after %d reads in %d ms",
                    config.warmUp().reads(), (System.nanoTime() - startedAt) / 1_000_000);
        } catch (RuntimeException e) {
            LOG.errorf("cannot start: %s", e.getMessage());
            LOG.debug("cannot start", e);
            Quarkus.asyncExit(1);
        }
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

package io.headroom.runtime.following;

import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.configuration.HeadroomConfig;
import io.headroom.runtime.readiness.WarmUp;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Loads and warms a service beside the start of its container, so that liveness and an honest "not ready" are there from the first second; and
 * follows the registry from then on, if one is named. Without a registry, what cannot be loaded ends the process with one line that says why; a
 * rehearsal that fails is repeated (see {@link RepeatedRehearsal}).
 */
@ApplicationScoped
public class BackgroundStart {
    private static final Logger LOG = Logger.getLogger(BackgroundStart.class);

    private final WarmUp warmUp;
    private final HeadroomConfig config;
    private final MeterRegistry registry;
    private final List<Thread> followers = new CopyOnWriteArrayList<>();

    public BackgroundStart(@Readiness WarmUp warmUp, HeadroomConfig config, MeterRegistry registry) {
        this.warmUp = warmUp;
        this.config = config;
        this.registry = registry;
    }

    /**
     * Makes and rehearses the model of the current bundle on a thread of its own; readiness follows when the rehearsal succeeds.
     *
     * @return the thread, which ends when the service is ready and there is nothing to follow, or when it is stopping
     */
    public Thread run(String service, ModelMaker maker) {
        long startedAt = System.nanoTime();
        warmUp.whenDone(() -> LOG.infof(
                "%s is warm after %d ms", service, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt)));
        BundleMetrics metrics = new BundleMetrics(registry);
        Thread.Builder thread = Thread.ofPlatform().name(service + "-start").daemon();
        return config.bundle()
                .registry()
                .url()
                .map(url -> follow(url, new BundleSwap(service, maker, metrics), metrics, thread))
                .orElseGet(() -> thread.start(() -> serveLocal(service, maker, metrics)));
    }

    /** Ends the wait, or the fetch, of those who follow; after {@link WarmUp} has heard of the end. */
    void stopping(@Observes @Priority(1) ShutdownEvent event) {
        followers.forEach(Thread::interrupt);
    }

    private void serveLocal(String service, ModelMaker maker, BundleMetrics metrics) {
        long startedAt = System.nanoTime();
        try {
            var bundle = store().openNewestValid(LOG::error);
            NextModel model = maker.make(bundle);
            new RepeatedRehearsal(service, warmUp, config.rehearsal().retryAfter(), LockSupport::parkNanos).run(() -> {
                model.rehearse();
                model.serve();
                metrics.serves(bundle.version(), System.nanoTime() - startedAt);
            });
        } catch (RuntimeException | Error e) {
            LOG.errorf("%s cannot start: %s", service, e.getMessage() == null ? e : e.getMessage());
            LOG.debug("the failure in full", e);
            Quarkus.asyncExit(1);
        }
    }

    private Thread follow(URI url, BundleSwap swap, BundleMetrics metrics, Thread.Builder thread) {
        HeadroomConfig.RegistryAddress address = config.bundle().registry();
        PromotionFollower follower = new PromotionFollower(
                new HttpBundleSource(url, address),
                store(),
                swap,
                warmUp,
                metrics,
                new PromotionFollower.Limits(address.attempts(), address.keep()));
        Thread following = thread.start(() -> {
            while (!warmUp.isStopping()) {
                pollOnce(follower);
                LockSupport.parkNanos(address.pollEvery().toNanos());
            }
        });
        followers.add(following);
        return following;
    }

    /** Whatever a poll ends with, there is a next one. */
    private static void pollOnce(PromotionFollower follower) {
        try {
            follower.poll();
        } catch (RuntimeException | Error e) {
            LOG.error("the registry could not be followed", e);
        }
    }

    private BundleStore store() {
        return new BundleStore(config.bundle().directory());
    }
}

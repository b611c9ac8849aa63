package io.headroom.runtime.readiness;

import io.headroom.runtime.configuration.HeadroomConfig;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Loads and warms a service beside the start of its container, so that liveness and an honest "not ready" are there from the first second.
 * What cannot be loaded ends the process with one line that says why; a rehearsal that fails is repeated (see {@link RepeatedRehearsal}).
 */
@ApplicationScoped
public class BackgroundStart {
    private static final Logger LOG = Logger.getLogger(BackgroundStart.class);

    private final WarmUp warmUp;
    private final HeadroomConfig config;

    public BackgroundStart(@Readiness WarmUp warmUp, HeadroomConfig config) {
        this.warmUp = warmUp;
        this.config = config;
    }

    /**
     * Runs the loading, then the rehearsal it hands back, on a thread of their own; readiness follows when the rehearsal succeeds.
     *
     * @param loading throws what cannot be loaded, with the reason as its message
     * @return the thread, which ends when the service is ready or stopping
     */
    public Thread run(String service, Supplier<Runnable> loading) {
        long startedAt = System.nanoTime();
        return Thread.ofPlatform().name(service + "-start").daemon().start(() -> {
            try {
                Runnable rehearsal = loading.get();
                new RepeatedRehearsal(service, warmUp, config.rehearsal().retryAfter(), LockSupport::parkNanos)
                        .run(rehearsal);
            } catch (RuntimeException | Error e) {
                LOG.errorf("%s cannot start: %s", service, e.getMessage() == null ? e : e.getMessage());
                LOG.debug("the failure in full", e);
                Quarkus.asyncExit(1);
                return;
            }
            if (warmUp.isDone()) {
                long spentMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
                LOG.infof("%s is warm after %d ms", service, spentMillis);
            }
        });
    }
}

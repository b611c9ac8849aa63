package io.headroom.runtime.readiness;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Loads and warms a service beside the start of its container, so that liveness and an honest "not ready" are there from the first second.
 * What cannot be loaded ends the process with one line that says why.
 */
@ApplicationScoped
public class BackgroundStart {
    private static final Logger LOG = Logger.getLogger(BackgroundStart.class);

    private final WarmUp warmUp;

    public BackgroundStart(@Readiness WarmUp warmUp) {
        this.warmUp = warmUp;
    }

    /** Runs the loading on a thread of its own; readiness follows when it returns. */
    public void run(String service, Runnable loading) {
        long startedAt = System.nanoTime();
        Thread.ofPlatform().name(service + "-start").daemon().start(() -> {
            try {
                loading.run();
            } catch (RuntimeException | Error e) {
                LOG.errorf("%s cannot start: %s", service, e.getMessage() == null ? e : e.getMessage());
                LOG.debug("the failure in full", e);
                Quarkus.asyncExit(1);
                return;
            }
            warmUp.done();
            LOG.infof("%s is warm after %d ms", service, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt));
        });
    }
}

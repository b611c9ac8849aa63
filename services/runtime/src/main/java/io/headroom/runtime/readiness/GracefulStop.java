package io.headroom.runtime.readiness;

import io.headroom.runtime.calls.InFlightCalls;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Lets gRPC calls in flight finish before the server is taken down; HTTP requests have Quarkus' own graceful shutdown for that. */
@ApplicationScoped
public class GracefulStop {
    private static final Logger LOG = Logger.getLogger(GracefulStop.class);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final InFlightCalls calls;
    private final Duration atMost;

    public GracefulStop(
            InFlightCalls calls, @ConfigProperty(name = "headroom.shutdown.finish-calls-within") Duration atMost) {
        this.calls = calls;
        this.atMost = atMost;
    }

    void stopping(@Observes @Priority(1) ShutdownEvent event) {
        long giveUpAt = System.nanoTime() + atMost.toNanos();
        while (calls.count() > 0 && System.nanoTime() - giveUpAt < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (calls.count() > 0) {
            LOG.warnf("stopping with %d calls unfinished after %s", calls.count(), atMost);
        }
    }
}

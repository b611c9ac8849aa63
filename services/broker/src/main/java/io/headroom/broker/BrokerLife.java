package io.headroom.broker;

import io.headroom.runtime.readiness.WarmUp;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Starts the broker beside the start of the service, so that its health can be asked meanwhile; ends the process where that fails. */
@Singleton
final class BrokerLife {
    private static final Logger LOG = Logger.getLogger(BrokerLife.class);

    /** Less than what those who stop a process grant it before they kill it. */
    private static final Duration START_ENDS_WITHIN = Duration.ofSeconds(10);

    private final BrokerConfig config;
    private final BrokerMetrics metrics;
    private final WarmUp readiness;
    private final Thread starting = Thread.ofPlatform().name("broker-start").unstarted(this::start);
    private Optional<Broker> broker = Optional.empty();

    BrokerLife(BrokerConfig config, BrokerMetrics metrics, @Readiness WarmUp readiness) {
        this.config = config;
        this.metrics = metrics;
        this.readiness = readiness;
    }

    void started(@Observes StartupEvent event) {
        starting.start();
    }

    /** What was acknowledged is on its way to the disk; a broker that ends well need not look for it at its next start. */
    void stopped(@Observes ShutdownEvent event) throws InterruptedException {
        if (!starting.join(START_ENDS_WITHIN)) {
            LOG.warnf(
                    "the broker is still starting after %s; the process ends without waiting for it",
                    START_ENDS_WITHIN);
            return;
        }
        broker.ifPresent(Broker::close);
    }

    private void start() {
        try {
            Broker started = Broker.start(config);
            broker = Optional.of(started);
            metrics.watch(config.directory(), readiness::isDone);
            readiness.done();
            LOG.infof("broker serves %s:%d, log in %s", config.advertisedHost(), config.port(), config.directory());
        } catch (BrokerRefusedException e) {
            end(e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("the broker cannot be started", e);
            end("the broker cannot be started: " + e);
        }
    }

    /** From here, since the end waits for this very thread. */
    private void end(String reason) {
        LOG.error(reason);
        readiness.notYet(reason);
        Thread.ofPlatform().name("broker-end").start(() -> Quarkus.asyncExit(1));
    }
}

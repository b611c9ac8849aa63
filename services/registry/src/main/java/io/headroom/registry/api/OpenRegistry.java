package io.headroom.registry.api;

import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.problems.ProblemKind;
import io.headroom.registry.store.RegistryConfig;
import io.headroom.registry.store.RegistryStore;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.readiness.WarmUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Opens the directory beside the start, and again until it succeeds: another pod may still hold it, or its volume be about to come. Until then
 * readiness says why it is not there.
 */
@Singleton
final class OpenRegistry {
    private static final Logger LOG = Logger.getLogger(OpenRegistry.class);

    private final RegistryConfig config;
    private final RegistryMetrics metrics;
    private final WarmUp readiness;
    private volatile Optional<RegistryStore> store = Optional.empty();

    OpenRegistry(RegistryConfig config, RegistryMetrics metrics, @Readiness WarmUp readiness) {
        this.config = config;
        this.metrics = metrics;
        this.readiness = readiness;
    }

    /** @throws ProblemException NOT_READY before it is open */
    RegistryStore store() {
        return store.orElseThrow(() -> new ProblemException(
                ProblemKind.NOT_READY, "the registry has not opened its directory yet; its readiness says why"));
    }

    void started(@Observes StartupEvent event) {
        RegistryStore.Limits limits = new RegistryStore.Limits(config.keep(), config.history());
        Thread.ofPlatform().name("registry-start").daemon().start(() -> open(limits));
    }

    void stopped(@Observes ShutdownEvent event) {
        store.ifPresent(opened -> {
            try {
                opened.close();
            } catch (IOException e) {
                LOG.warnf("the directory cannot be let go: %s", e);
            }
        });
    }

    private void open(RegistryStore.Limits limits) {
        String told = "";
        while (store.isEmpty() && !readiness.isStopping()) {
            try {
                RegistryStore opened = RegistryStore.open(config.directory(), limits, InstantSource.system());
                store = Optional.of(opened);
                metrics.watch(opened, config.directory());
                readiness.done();
                LOG.infof(
                        "%d bundles in %s, current is %s",
                        opened.bundles().size(),
                        config.directory(),
                        opened.current().version().orElse("none"));
            } catch (IOException | BundleException e) {
                String reason = "headroom.registry.directory cannot be opened: " + e.getMessage();
                readiness.notYet(reason);
                if (!reason.equals(told)) {
                    LOG.warn(reason);
                    told = reason;
                }
                LockSupport.parkNanos(config.openAgainAfter().toNanos());
            }
        }
    }
}

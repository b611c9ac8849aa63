package io.headroom.monitor.consuming;

import io.headroom.monitor.bundles.BundleReference;
import io.headroom.monitor.bundles.WatchedBundle;
import io.headroom.runtime.following.BackgroundStart;
import io.headroom.runtime.following.NextModel;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Watches the bundle that serves: the current one of the directory, or what the registry promotes. */
@Singleton
final class FollowedBundles {
    private static final Logger LOG = Logger.getLogger(FollowedBundles.class);

    private final BackgroundStart start;
    private final Consumption consumption;

    FollowedBundles(BackgroundStart start, Consumption consumption) {
        this.start = start;
        this.consumption = consumption;
    }

    void started(@Observes StartupEvent event) {
        Thread unused = start.run("monitor", bundle -> next(BundleReference.of(bundle)));
    }

    private NextModel next(WatchedBundle bundle) {
        return new NextModel() {
            @Override
            public void rehearse() {
                // Nothing waits for an answer of the engine, so that it may be slow at first.
            }

            @Override
            public void serve() {
                bundle.problem().ifPresent(LOG::warn);
                consumption.follow(bundle);
            }

            @Override
            public void discard() {
                // It holds nothing that has to be closed.
            }
        };
    }
}

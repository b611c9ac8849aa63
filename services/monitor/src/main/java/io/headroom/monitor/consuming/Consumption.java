package io.headroom.monitor.consuming;

import io.headroom.monitor.bundles.WatchedBundle;
import io.headroom.monitor.report.Reports;
import io.headroom.monitor.state.StateFile;
import io.headroom.monitor.state.StateKeeper;
import io.headroom.monitor.watching.Order;
import io.headroom.monitor.watching.Telling;
import io.headroom.monitor.watching.WatchLoop;
import io.headroom.runtime.budgets.Scenario;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Runs the {@link WatchLoop} for as long as the service lives. Thread-safe. */
@Singleton
public final class Consumption {
    static final String STATE = "monitor.state";

    private static final Logger LOG = Logger.getLogger(Consumption.class);
    private static final Duration SAVE_WITHIN = Duration.ofSeconds(8);

    private final WatchLoop loop;
    private final Thread thread;
    private volatile boolean failed;

    Consumption(LoggedProgress log, MonitorConfig config, Scenario scenario, Reports reports) {
        InstantSource clock = InstantSource.system();
        this.loop = new WatchLoop(
                log,
                new StateKeeper(new StateFile(config.state().directory().resolve(STATE)), clock),
                EngineSettings.of(config, scenario),
                new Telling(clock, reports::publish),
                new WatchLoop.Periods(config.publishEvery(), config.state().saveEvery(), System::nanoTime));
        this.thread = Thread.ofPlatform().name("watch").daemon().unstarted(this::run);
    }

    /** Watches this bundle from now on; the log is read from the first one on. */
    public void follow(WatchedBundle bundle) {
        loop.order(new Order.Follow(bundle));
    }

    /** Notes something known from outside; completes with whether it is saved too. */
    public CompletionStage<Boolean> mark(String label, long fromMillis, long toMillis) {
        CompletableFuture<Boolean> noted = new CompletableFuture<>();
        loop.order(new Order.Mark(label, fromMillis, toMillis, noted));
        return noted;
    }

    /** Whether it ended though nobody asked it to. */
    boolean hasFailed() {
        return failed;
    }

    void started(@Observes StartupEvent event) {
        thread.start();
    }

    void stopped(@Observes ShutdownEvent event) {
        loop.stop();
        try {
            if (!thread.join(SAVE_WITHIN)) {
                LOG.warnf("the state could not be saved within %s", SAVE_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            loop.run();
        } catch (RuntimeException | Error e) {
            failed = true;
            LOG.error("the event log is watched no longer; the service must be started again", e);
        }
    }
}

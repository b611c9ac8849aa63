package io.headroom.cli.services;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.local.aot.AotCache;
import io.headroom.local.process.StopLimits;
import io.headroom.local.service.HeadroomServices;
import io.headroom.local.supervision.RunLabel;
import io.headroom.local.supervision.SupervisionSettings;
import io.headroom.local.supervision.Supervisor;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Lets the services be started once so that their JVMs learn how, which saves every later start, and above all the restart of what an
 * experiment killed, a good part of its time. Done once for a build.
 */
final class FastStarts {
    /** What was learnt is written when a process ends, by all of them at once. */
    private static final StopLimits UNHURRIED = StopLimits.defaults().withGrace(Duration.ofMinutes(2));

    private final Console console;
    private final Shutdown shutdown;
    private final ProjectPaths paths;
    private final HeadroomServices services;
    private final FirstAnswers.Settings answers;

    FastStarts(Console console, Shutdown shutdown, ProjectPaths paths, HeadroomServices services) {
        this.console = console;
        this.shutdown = shutdown;
        this.paths = paths;
        this.services = services;
        this.answers = FirstAnswers.Settings.defaults();
    }

    /** Learns what is not known yet. A service that cannot learn is no failure: it starts as it always did. */
    void learn(RunLabel label, Duration readyLimit) throws InterruptedException {
        boolean possible = services.caches().stream().allMatch(AotCache::isPossible);
        if (!possible || services.caches().stream().allMatch(AotCache::isCurrent)) {
            return;
        }
        console.progress("learning how the services start, once for this build (JDK AOT cache)");
        services.caches().forEach(AotCache::forget);
        SupervisionSettings settings =
                SupervisionSettings.defaults().withReadyLimit(readyLimit).withStop(UNHURRIED);
        Supervisor supervisor = Supervisor.claim(
                services.learningSpecs(), paths.run(), label, settings, InstantSource.system(), line -> {});
        Shutdown.Registration stop = shutdown.add("stopping the services", supervisor::close);
        try {
            supervisor.start();
            supervisor.awaitReady();
            new FirstAnswers(console, services.gateway(), answers).await();
        } finally {
            supervisor.close();
            stop.cancel();
        }
        long kept = services.caches().stream().filter(AotCache::keep).count();
        console.progress("learnt how " + kept + " of " + services.caches().size() + " services start");
    }
}

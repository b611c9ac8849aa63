package io.headroom.runtime.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What every service is told. */
@ConfigMapping(prefix = "headroom")
public interface HeadroomConfig {
    /** The scenario of the budgets to serve under. */
    @WithDefault("default")
    String scenario();

    BudgetsFile budgets();

    BundleLocation bundle();

    /** Address to listen on. */
    @WithDefault("127.0.0.1")
    String host();

    Rehearsal rehearsal();

    Shutdown shutdown();

    Log log();

    Experiments experiments();

    /** Budgets other than those of this build. */
    interface BudgetsFile {
        Optional<Path> file();
    }

    /** Where bundles come from. */
    interface BundleLocation {
        /** A bundle store: versions and a file CURRENT. With a registry, what was fetched from it. */
        Path directory();

        RegistryAddress registry();
    }

    /** The registry whose promotions are followed; without one the current bundle of the directory is served as long as the process lives. */
    interface RegistryAddress {
        /** Such as {@code http://127.0.0.1:7110}. */
        Optional<URI> url();

        /** Pause between two questions for what is promoted. */
        @WithDefault("5s")
        Duration pollEvery();

        /** Time to connect. */
        @WithDefault("2s")
        Duration connectWithin();

        /** Time of a question's answer. */
        @WithDefault("5s")
        Duration answerWithin();

        /** Time in which one file of a bundle must have come. */
        @WithDefault("5m")
        Duration fileWithin();

        /** How often a promoted bundle is tried that cannot be served; then the next promotion is waited for. */
        @WithDefault("3")
        int attempts();

        /** How long a service that reads features waits, with the next bundle rehearsed, until the feature store has it too. */
        @WithDefault("30s")
        Duration awaitFeatures();

        /** Bundles kept in the directory: the one that serves and those it replaced last. */
        @WithDefault("2")
        int keep();
    }

    /** How a service warms up before it says it is ready. */
    interface Rehearsal {
        /** Pause between a rehearsal that failed and the next. */
        @WithDefault("1s")
        Duration retryAfter();
    }

    /** How a service ends. */
    interface Shutdown {
        /** How long calls in flight may take. */
        @WithDefault("10s")
        Duration finishCallsWithin();
    }

    /** How a service speaks of itself. */
    interface Log {
        /** JSON lines, for a collector, instead of readable ones. */
        @WithDefault("false")
        boolean json();
    }

    /** Whether this service may be broken on purpose. */
    interface Experiments {
        /** Lets faults be injected over the management port, and requests force what is otherwise decided by what happens. */
        @WithDefault("false")
        boolean enabled();
    }
}

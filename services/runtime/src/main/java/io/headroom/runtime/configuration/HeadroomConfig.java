package io.headroom.runtime.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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
        /** A bundle store: versions and a file CURRENT. */
        Path directory();
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

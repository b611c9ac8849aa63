package io.headroom.runtime.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What every service is told. */
@ConfigMapping(prefix = "headroom")
public interface HeadroomConfig {
    /** The scenario of the budgets to serve under. */
    @WithDefault("default")
    String scenario();

    BudgetsFile budgets();

    BundleLocation bundle();

    /** Budgets other than those of this build. */
    interface BudgetsFile {
        Optional<Path> file();
    }

    /** Where bundles come from. */
    interface BundleLocation {
        /** A bundle store: versions and a file CURRENT. */
        Path directory();
    }
}

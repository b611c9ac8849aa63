package io.headroom.registry.store;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the registry is told. */
@ConfigMapping(prefix = "headroom.registry")
public interface RegistryConfig {
    /** Where bundles lie; one process at a time. */
    Path directory();

    /** File with the token that whoever writes must show, read anew for each write; without one nothing can be written. */
    Optional<Path> tokenFile();

    /** Bytes of all files of a bundle at most. */
    @WithDefault("4G")
    MemorySize bundleAtMost();

    /** Files of a bundle at most. */
    @WithDefault("10000")
    int filesAtMost();

    /** Bundles that are received at one time; the next is refused. */
    @WithDefault("2")
    int publishAtOnce();

    /** Bundles kept that are not among the promoted ones that can be rolled back to. */
    @WithDefault("10")
    int keep();

    /** Promotions that can be rolled back. */
    @WithDefault("10")
    int history();

    /** Pause between two attempts to open the directory. */
    @WithDefault("1s")
    Duration openAgainAfter();
}

package io.headroom.gateway.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of what is let in. */
@ConfigMapping(prefix = "headroom.gateway.edge")
public interface EdgeConfig {
    /** Largest body, in any transfer encoding. */
    @WithDefault("64K")
    MemorySize bodyAtMost();

    /** How many times that size is read, and forgotten, of a body that is larger, before its connection is cut. */
    @WithDefault("64")
    int cutOffAtTimes();

    /** When a client that was refused because of overload is told to come again; in whole seconds. */
    @WithDefault("1s")
    Duration retryAfter();
}

package io.headroom.runtime.workers;

import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** What a service with a pool of workers is told of it. A service's own mapping extends this. */
public interface WorkersConfig {
    /** Threads that compute, each with what it owns; one per core if not said. */
    OptionalInt workers();

    /** Requests that may wait for a worker; one more is refused. */
    @WithDefault("64")
    int queueCapacity();
}

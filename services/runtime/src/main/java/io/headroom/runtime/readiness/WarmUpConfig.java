package io.headroom.runtime.readiness;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service that makes up requests rehearses before it says it is ready. A service's own mapping extends this. */
public interface WarmUpConfig {
    /** Rehearsed requests. */
    @WithDefault("400")
    int warmUpCalls();

    /** Time one of them may take, that of its queue included; a rehearsal with a slower one has failed. */
    @WithDefault("60s")
    Duration warmUpCallTimeout();
}

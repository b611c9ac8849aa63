package io.headroom.runtime.faults;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a service says of the calls that faults befall. */
@ConfigMapping(prefix = "headroom.faults")
public interface FaultsConfig {
    /** What an injected error is stated in. */
    @WithDefault("grpc")
    ErrorStatuses speaks();
}

package io.headroom.runtime.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How many requests a service works on at one time. */
@ConfigMapping(prefix = "headroom.limit")
public interface LimitConfig {
    /** The stage whose budget the limit keeps, or {@code request} for the whole request; without it there is no limit. */
    Optional<String> stage();

    @WithDefault("32")
    int initial();

    @WithDefault("16")
    int least();

    @WithDefault("128")
    int most();

    /** Factor for each late answer. */
    @WithDefault("0.9")
    double backoff();

    /** An answer that took longer was late; two thirds of the stage's timeout if not said. */
    Optional<Duration> lateAfter();
}

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

    /**
     * An answer that took more than this share of the stage's timeout was late. While what was let in waits the limit goes on growing, up to
     * twice what the late answer met: with half, even those are answered in time.
     */
    @WithDefault("0.5")
    double lateShare();

    /** The same as a time, instead of the share. */
    Optional<Duration> lateAfter();
}

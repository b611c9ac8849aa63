package io.headroom.runtime.retries;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reads that fail or are late are sent again. */
@ConfigMapping(prefix = "headroom.attempts")
public interface AttemptsConfig {
    /** Attempts of one call, the first and a hedge included; 1 for no second one. */
    @WithDefault("3")
    int most();

    Budget budget();

    Hedge hedge();

    /** What all calls of a stage together may repeat. */
    interface Budget {
        /** Share of the calls. */
        @WithDefault("0.1")
        double share();

        /** Calls that may be repeated beside that, also the most that are saved up. */
        @WithDefault("20")
        double reserve();
    }

    /** The second read sent when the first is late. */
    interface Hedge {
        @WithDefault("true")
        boolean enabled();

        /** The second read is sent when the first has taken as long as this share of reads does not. */
        @WithDefault("0.95")
        double quantile();

        /** Never earlier than this. */
        @WithDefault("2ms")
        Duration floor();

        /** Reads the quantile is taken from, the latest. */
        @WithDefault("512")
        int window();

        /** With fewer reads than these nothing is known, and none is sent twice. */
        @WithDefault("100")
        int samples();
    }
}

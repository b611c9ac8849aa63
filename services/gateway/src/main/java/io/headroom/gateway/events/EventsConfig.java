package io.headroom.gateway.events;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be told of users' deeds at one time. */
@ConfigMapping(prefix = "headroom.gateway.events")
public interface EventsConfig {
    /** Posts under way, from the first byte to the answer; apart from those of recommendations. */
    @WithDefault("32")
    int inFlight();

    @WithDefault("256K")
    MemorySize bodyAtMost();

    /** Time a client may take to send its body. */
    @WithDefault("5s")
    Duration bodyWithin();

    /** Time for the log to acknowledge, should it not end the wait itself. */
    @WithDefault("5s")
    Duration acknowledgedWithin();

    /** So many ids of events that were acknowledged last are remembered, to know repeated ones. */
    @WithDefault("20000")
    int rememberedIds();

    /** How far ahead of the data's clock the time of an event may lie. */
    @WithDefault("1d")
    Duration aheadAtMost();

    /** When a client whose events were not taken is told to come again; in whole seconds. */
    @WithDefault("1s")
    Duration retryAfter();
}

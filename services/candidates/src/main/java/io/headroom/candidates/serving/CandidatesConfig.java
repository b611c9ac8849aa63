package io.headroom.candidates.serving;

import io.headroom.runtime.readiness.WarmUpConfig;
import io.headroom.runtime.workers.WorkersConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the candidates service is told, beside what it shares with others that rehearse and have workers. */
@ConfigMapping(prefix = "headroom.candidates")
public interface CandidatesConfig extends WorkersConfig, WarmUpConfig {
    /** Candidates of a request that does not say how many. */
    @WithDefault("500")
    int defaultLimit();

    /** Candidates of one request at most. */
    @WithDefault("1000")
    int maxLimit();

    /** Time of a request kept for searching when the feature store is slow: its call is given up that much earlier. */
    @WithDefault("8ms")
    Duration reservedForSearch();

    StaleFeatures staleFeatures();

    /** What is remembered of the feature store's answers, for the time it does not answer. */
    interface StaleFeatures {
        /** What was read longer ago is not used. */
        @WithDefault("15m")
        Duration maxAge();

        /** Memory for users. */
        @WithDefault("8M")
        MemorySize usersMemory();
    }
}

package io.headroom.ranking.serving;

import io.headroom.ranking.model.DeviceChoice;
import io.headroom.runtime.bundle.InitialValues;
import io.headroom.runtime.readiness.WarmUpConfig;
import io.headroom.runtime.workers.WorkersConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the ranking service is told, beside what it shares with others that rehearse and have workers. */
@ConfigMapping(prefix = "headroom.ranking")
public interface RankingConfig extends WorkersConfig, WarmUpConfig {
    /** Candidates of one request at most. */
    @WithDefault("1000")
    int maxCandidates();

    /** Time of a request kept for scoring when the feature store is slow: its call is given up that much earlier. */
    @WithDefault("10ms")
    Duration reservedForScoring();

    @WithDefault("auto")
    DeviceChoice device();

    /** Where PyTorch's native libraries are unpacked, once; some 450 MB. */
    @WithDefault("target/headroom/engine")
    Path engineCache();

    /** Which of the bundle's states of the items is used where the feature store said nothing; the store's own choice must be the same. */
    @WithDefault("current")
    InitialValues initialValues();

    OwnModel model();

    StaleFeatures staleFeatures();

    /** What is remembered of the feature store's answers, for the time it does not answer. */
    interface StaleFeatures {
        /** What was read longer ago is not used. */
        @WithDefault("15m")
        Duration maxAge();

        /** Share of a request's candidates that must be remembered or in the bundle, in 0..1; with fewer the user's features are not used. */
        @WithDefault("0.9")
        double leastItemShare();

        /** Memory for users; items need as much as the catalogue is long. */
        @WithDefault("8M")
        MemorySize usersMemory();
    }

    /** A model to serve instead of the bundle's; both files or neither. */
    interface OwnModel {
        /** TorchScript archive. */
        Optional<Path> file();

        /** Its input contract, JSON. */
        Optional<Path> contract();
    }
}

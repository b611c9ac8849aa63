package io.headroom.ranking.serving;

import io.headroom.ranking.model.DeviceChoice;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What the ranking service is told. */
@ConfigMapping(prefix = "headroom.ranking")
public interface RankingConfig {
    /** Threads that score, each with a predictor of its own; one per core if not said. */
    OptionalInt workers();

    /** Requests that may wait for a worker; one more is refused. */
    @WithDefault("64")
    int queueCapacity();

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

    /** Rehearsed requests before the service says it is ready. */
    @WithDefault("400")
    int warmUpCalls();

    OwnModel model();

    /** A model to serve instead of the bundle's; both files or neither. */
    interface OwnModel {
        /** TorchScript archive. */
        Optional<Path> file();

        /** Its input contract, JSON. */
        Optional<Path> contract();
    }
}

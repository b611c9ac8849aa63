package io.headroom.candidates.serving;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** What the candidates service is told. */
@ConfigMapping(prefix = "headroom.candidates")
public interface CandidatesConfig {
    /** Candidates of a request that does not say how many. */
    @WithDefault("500")
    int defaultLimit();

    /** Candidates of one request at most. */
    @WithDefault("1000")
    int maxLimit();

    /** Threads that search and merge; one per core if not said. */
    OptionalInt workers();

    /** Requests that may wait for a worker; one more is refused. */
    @WithDefault("64")
    int queueCapacity();

    /** Time of a request kept for searching when the feature store is slow: its call is given up that much earlier. */
    @WithDefault("8ms")
    Duration reservedForSearch();

    /** Rehearsed requests before the service says it is ready. */
    @WithDefault("400")
    int warmUpCalls();
}

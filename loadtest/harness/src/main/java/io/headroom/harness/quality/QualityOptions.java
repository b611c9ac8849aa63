package io.headroom.harness.quality;

import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import java.net.URI;
import java.nio.file.Path;

/**
 * What to replay, and against what.
 *
 * @param gateway base URL of a gateway that takes part in experiments
 * @param featureStore host:port of the feature store behind it, which began with the bundle's held-out values
 * @param requests most of the bundle's held-out requests to replay, at least {@value #LEAST_REQUESTS}
 * @param seed of the sample of requests and of the resamples
 * @param outDir where the report goes
 */
public record QualityOptions(URI gateway, String featureStore, int requests, long seed, Path outDir) {
    public static final int DEFAULT_REQUESTS = 2_000;
    static final int LEAST_REQUESTS = 10;

    /** @throws LoadException USAGE when there are too few requests */
    public QualityOptions {
        requireEnough(requests);
    }

    /** @throws LoadException USAGE when there are too few requests */
    public static void requireEnough(int requests) {
        if (requests < LEAST_REQUESTS) {
            throw new LoadException(Kind.USAGE, "requests is " + requests + ", but must be at least " + LEAST_REQUESTS);
        }
    }
}

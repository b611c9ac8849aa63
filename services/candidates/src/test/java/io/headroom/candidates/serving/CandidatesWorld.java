package io.headroom.candidates.serving;

import io.headroom.fixtures.ServiceWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Candidates between a small bundle and a feature store that knows one user. */
public final class CandidatesWorld extends ServiceWorld {
    static final int ITEMS = 800;

    @Override
    protected Map<String, String> prepare(Path bundles, Path directory) throws IOException {
        TinyBundle.publish(bundles, ITEMS);
        return Map.of(
                "headroom.peers.features",
                featureStore(KnownUser::answerTo),
                "headroom.experiments.enabled",
                "true",
                "headroom.candidates.warm-up-calls",
                "20");
    }
}

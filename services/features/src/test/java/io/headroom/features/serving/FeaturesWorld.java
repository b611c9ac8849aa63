package io.headroom.features.serving;

import io.headroom.features.bundles.GeneratedBundle;
import io.headroom.fixtures.ServiceWorld;
import java.nio.file.Path;
import java.util.Map;

/** A small bundle and an empty store directory for the application under test. */
public final class FeaturesWorld extends ServiceWorld {
    static final GeneratedBundle BUNDLE = new GeneratedBundle(20, 300, 8, 1_000, 1);

    @Override
    protected Map<String, String> prepare(Path bundles, Path directory) {
        BUNDLE.publish(bundles);
        return Map.of(
                "headroom.features.store.directory", directory.resolve("store").toString(),
                "headroom.features.store.capacity", "64M",
                "headroom.features.read.most-rows", "1000",
                "headroom.features.warm-up.reads", "20");
    }
}

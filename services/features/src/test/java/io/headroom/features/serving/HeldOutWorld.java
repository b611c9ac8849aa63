package io.headroom.features.serving;

import io.headroom.fixtures.ServiceWorld;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** {@link FeaturesWorld} with the store as of the start of the test window. */
public final class HeldOutWorld extends ServiceWorld {
    @Override
    protected Map<String, String> prepare(Path bundles, Path directory) {
        Map<String, String> settings = new HashMap<>(new FeaturesWorld().prepare(bundles, directory));
        settings.put("headroom.features.initial-values", "heldout");
        return settings;
    }
}

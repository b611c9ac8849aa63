package io.headroom.ranking;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.Manifest;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Files of the test resources, and a bundle for tests that must not get as far as reading one. */
public final class TestModels {
    private TestModels() {}

    public static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(TestModels.class.getResource("/models/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Bundle noBundle() {
        return new Bundle(Path.of("nowhere"), new Manifest("none", Instant.EPOCH, 0, 0, Map.of(), Map.of()));
    }
}

package io.headroom.registry.api;

import io.headroom.fixtures.ServiceWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An empty directory and a token for the application under test. */
public final class RegistryWorld extends ServiceWorld {
    static final String TOKEN = "a-token-of-the-test";

    @Override
    protected Map<String, String> prepare(Path bundles, Path directory) throws IOException {
        return Map.of(
                "headroom.registry.directory",
                directory.resolve("registry").toString(),
                "headroom.registry.token-file",
                Files.writeString(directory.resolve("token"), TOKEN + "\n").toString(),
                "headroom.registry.bundle-at-most",
                "1M",
                "quarkus.http.test-port",
                "0");
    }
}

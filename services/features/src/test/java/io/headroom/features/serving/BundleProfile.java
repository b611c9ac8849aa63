package io.headroom.features.serving;

import io.headroom.features.bundles.GeneratedBundle;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small bundle and an empty store directory for the application under test. */
public final class BundleProfile implements QuarkusTestResourceLifecycleManager {
    static final GeneratedBundle BUNDLE = new GeneratedBundle(20, 300, 8, 1_000, 1);

    private Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("headroom-features");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BUNDLE.publish(directory.resolve("bundles"));
        return Map.of(
                "headroom.bundle.directory", directory.resolve("bundles").toString(),
                "headroom.features.store.directory", directory.resolve("store").toString(),
                "headroom.features.store.capacity", "64M",
                "headroom.features.read.most-rows", "1000",
                "headroom.features.warm-up.reads", "20");
    }

    @Override
    public void stop() {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

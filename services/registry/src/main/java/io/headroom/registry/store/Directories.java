package io.headroom.registry.store;

import io.headroom.runtime.bundle.BundleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What is done to whole directories. */
final class Directories {
    private Directories() {}

    /** Makes all files and their names durable. */
    static void force(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                BundleStore.force(path);
            }
        }
    }
}

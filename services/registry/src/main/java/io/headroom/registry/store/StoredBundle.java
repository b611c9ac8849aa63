package io.headroom.registry.store;

import io.headroom.runtime.bundle.Manifest;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A published bundle.
 *
 * @param publishedAt when it came here
 */
public record StoredBundle(Path directory, Manifest manifest, Instant publishedAt) {
    public String version() {
        return manifest.version();
    }

    /** Bytes of its files, the manifest not counted. */
    public long bytes() {
        return manifest.files().values().stream()
                .mapToLong(Manifest.FileEntry::bytes)
                .sum();
    }
}

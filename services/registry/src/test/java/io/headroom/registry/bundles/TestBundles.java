package io.headroom.registry.bundles;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.Manifest;
import io.headroom.runtime.bundle.NpyArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Small bundles, and what clients send as such. */
public final class TestBundles {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    private TestBundles() {}

    public static Bundle write(Path directory, int number) {
        try (BundleWriter writer = new BundleWriter(new BundleStore(directory))) {
            return writer.array("model/weights.npy", NpyArray.of(new float[] {number, 2, 3}))
                    .json("metrics.json", Map.of("number", number))
                    .publish(CREATED.plusSeconds(number), 0, 1, Map.of("user", List.of("a")));
        }
    }

    /** As the command sends it. */
    public static byte[] tar(Bundle bundle) throws IOException {
        Entries entries = new Entries();
        entries.file(Manifest.FILE, Files.readAllBytes(bundle.directory().resolve(Manifest.FILE)));
        for (String path : bundle.manifest().files().keySet()) {
            entries.file(path, Files.readAllBytes(bundle.file(path)));
        }
        return entries.bytes();
    }

    /** An archive of whatever is wanted. */
    public static final class Entries {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

        public Entries file(String name, byte[] content) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            return this;
        }

        /** A link of a kind of {@link org.apache.commons.compress.archivers.tar.TarConstants}. */
        public Entries link(String name, byte kind, String target) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, kind);
            entry.setLinkName(target);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
            return this;
        }

        public byte[] bytes() throws IOException {
            tar.close();
            return bytes.toByteArray();
        }
    }
}

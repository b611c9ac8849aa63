package io.headroom.runtime.bundle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A directory of bundles with a pointer to the current one: {@code <root>/<version>/} and {@code <root>/CURRENT}, a text file that
 * holds a version. The pointer is replaced by a rename, so a reader sees the old version or the new one and nothing between.
 */
public record BundleStore(Path root) {
    static final String CURRENT = "CURRENT";

    /** The version the pointer names; empty when nothing was ever published here. */
    public Optional<String> currentVersion() {
        try {
            return Optional.of(Files.readString(root.resolve(CURRENT)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new BundleException("cannot read " + root.resolve(CURRENT) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens the current bundle and verifies it.
     *
     * @throws BundleException when there is none or it fails its checksums
     */
    public Bundle openCurrent() {
        return open(currentVersion()
                .orElseThrow(() ->
                        new BundleException("no bundle is published in " + root + ": it has no file " + CURRENT)));
    }

    public Bundle open(String version) {
        Path directory = root.resolve(version).normalize();
        if (version.isBlank() || !root.normalize().equals(directory.getParent())) {
            throw new BundleException("'" + version + "' is no bundle version of " + root);
        }
        return Bundle.open(directory);
    }

    /** Points {@code CURRENT} at a version whose directory is already in place. */
    void point(String version) throws IOException {
        Path next = Files.createTempFile(root, CURRENT, ".next");
        try {
            Files.writeString(next, version + "\n", StandardCharsets.UTF_8);
            force(next);
            Files.move(
                    next, root.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(root);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

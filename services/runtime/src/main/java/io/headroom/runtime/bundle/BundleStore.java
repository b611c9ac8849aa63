package io.headroom.runtime.bundle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    /**
     * Opens the current bundle or, where it fails its checksums, the newest older one that does not: every service that reads this store comes
     * to the same choice.
     *
     * @param refused hears why a bundle was passed over
     * @throws BundleException when none is left
     */
    public Bundle openNewestValid(Consumer<String> refused) {
        String current = currentVersion().orElse("");
        BundleException failure;
        try {
            return openCurrent();
        } catch (BundleException e) {
            failure = e;
        }
        for (String version : olderThan(current)) {
            refused.accept(failure.getMessage() + "; trying " + version);
            try {
                return open(version);
            } catch (BundleException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private List<String> olderThan(String version) {
        return versions().stream().filter(name -> name.compareTo(version) < 0).toList();
    }

    public Bundle open(String version) {
        Path directory = root.resolve(version).normalize();
        if (version.isBlank() || !root.normalize().equals(directory.getParent())) {
            throw new BundleException("'" + version + "' is no bundle version of " + root);
        }
        return Bundle.open(directory);
    }

    /** The versions there are, the newest first, whether they are valid or not; versions begin with the time they were made. */
    public List<String> versions() {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new BundleException("cannot list the bundles of " + root + ": " + e.getMessage(), e);
        }
    }

    /** Points {@code CURRENT} at a version whose directory is already in place; survives a crash of the machine once it returns. */
    public void point(String version) throws IOException {
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

    /**
     * Removes a directory with all that is in it; what goes at the same time is no failure.
     *
     * @throws IOException when something cannot be removed; part of the rest then is
     */
    public static void remove(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Makes a file's or a directory's content durable. */
    public static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

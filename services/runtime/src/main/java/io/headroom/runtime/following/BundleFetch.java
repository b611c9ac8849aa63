package io.headroom.runtime.following;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.BundleNames;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.Manifest;
import io.headroom.runtime.bundle.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Brings bundles from a registry into a directory, file by file. What is already there with the right checksum, of another version or of a fetch
 * that was cut short, is not fetched again. A bundle appears in the directory as a whole, by a rename, after all its files were checked.
 */
final class BundleFetch {
    private static final String STAGING = ".fetch-";

    private final BundleStore store;
    private final BundleSource source;

    BundleFetch(BundleStore store, BundleSource source) {
        this.store = store;
        this.source = source;
    }

    /**
     * A version, verified, from the directory if it lies there undamaged.
     *
     * @throws BundleSource.UnreachableException when it cannot be fetched now
     * @throws BundleException when what was fetched fails its checksums, or cannot be written
     */
    Bundle bring(String version) {
        try {
            return store.open(version);
        } catch (BundleException notHere) {
            return fetch(version);
        }
    }

    /** Removes what a fetch of another version left, and all bundles but so many: those named, and the newest of the others. */
    void prune(List<String> kept, int keep) {
        try (FetchLock _ = FetchLock.take(store.root())) {
            List<String> others = store.versions().stream()
                    .filter(version -> !kept.contains(version))
                    .toList();
            for (String version :
                    others.subList(Math.clamp((long) keep - kept.size(), 0, others.size()), others.size())) {
                BundleStore.remove(store.root().resolve(version));
            }
            removeStagingExcept("");
        } catch (IOException e) {
            throw new BundleException("cannot remove old bundles of " + store.root() + ": " + e, e);
        }
    }

    private Bundle fetch(String version) {
        try (FetchLock _ = FetchLock.take(store.root())) {
            removeStagingExcept(version);
            Path staging = Files.createDirectories(store.root().resolve(STAGING + version));
            byte[] manifest = source.manifest(version);
            Manifest stated = Manifest.parse(manifest);
            if (!stated.version().equals(version)) {
                throw new BundleException(
                        source.name() + " answered the manifest of " + stated.version() + " for " + version);
            }
            for (Map.Entry<String, Manifest.FileEntry> file : stated.files().entrySet()) {
                fetch(version, file.getKey(), file.getValue(), staging);
            }
            Files.write(staging.resolve(Manifest.FILE), manifest);
            BundleStore.force(staging.resolve(Manifest.FILE));
            return publish(version, staging);
        } catch (IOException e) {
            throw new BundleException("cannot write bundle " + version + " into " + store.root() + ": " + e, e);
        }
    }

    private void fetch(String version, String path, Manifest.FileEntry entry, Path staging) throws IOException {
        Path target = BundleNames.file(staging, path);
        if (isWhole(target, entry)) {
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (!reuse(path, entry, target)) {
            source.download(version, path, entry.bytes(), target);
            if (!isWhole(target, entry)) {
                Files.deleteIfExists(target);
                throw new BundleException("file " + path + " of bundle " + version + " came from " + source.name()
                        + " with another SHA-256 than its manifest states, " + entry.sha256());
            }
            BundleStore.force(target);
        }
    }

    /** Bundles of one world share most of what is large and never changes; it lies at the same path. */
    private boolean reuse(String path, Manifest.FileEntry entry, Path target) throws IOException {
        for (String other : store.versions()) {
            Path file = store.root().resolve(other).resolve(path);
            if (isWhole(file, entry)) {
                Files.copy(file, target);
                BundleStore.force(target);
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(Path file, Manifest.FileEntry entry) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == entry.bytes()
                && Sha256.ofFile(file).equals(entry.sha256());
    }

    private Bundle publish(String version, Path staging) throws IOException {
        Path directory = store.root().resolve(version);
        if (Files.exists(directory)) {
            // It is damaged, or it would not have been fetched.
            BundleStore.remove(directory);
        }
        Files.move(staging, directory, StandardCopyOption.ATOMIC_MOVE);
        BundleStore.force(store.root());
        return store.open(version);
    }

    private void removeStagingExcept(String version) throws IOException {
        try (Stream<Path> entries = Files.list(store.root())) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (name.startsWith(STAGING) && !name.equals(STAGING + version) && Files.isDirectory(entry)) {
                    BundleStore.remove(entry);
                }
            }
        }
    }
}

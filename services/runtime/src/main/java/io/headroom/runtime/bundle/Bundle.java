package io.headroom.runtime.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * One immutable model version on disk, its files checked against the manifest. Thread-safe: nothing in it changes.
 *
 * @param directory where the files lie
 * @param manifest what the bundle says of itself
 */
public record Bundle(Path directory, Manifest manifest) {
    /**
     * Opens a bundle and checks the size and SHA-256 of every file the manifest names.
     *
     * @throws BundleException when a file is missing or differs from the manifest
     */
    public static Bundle open(Path directory) {
        Manifest manifest = readManifest(directory);
        for (Map.Entry<String, Manifest.FileEntry> entry : manifest.files().entrySet()) {
            verify(directory.resolve(entry.getKey()).normalize(), directory, entry.getValue());
        }
        return new Bundle(directory, manifest);
    }

    public String version() {
        return manifest.version();
    }

    /** Path of a file the manifest names. */
    public Path file(String path) {
        if (!manifest.files().containsKey(path)) {
            throw new BundleException("bundle " + version() + " has no file " + path);
        }
        return directory.resolve(path);
    }

    public boolean has(String path) {
        return manifest.files().containsKey(path);
    }

    public NpyArray array(String path) {
        return NpyArray.read(file(path));
    }

    public JsonNode json(String path) {
        return json(path, JsonNode.class);
    }

    public <T> T json(String path, Class<T> type) {
        try {
            return BundleJson.MAPPER.readValue(Files.readAllBytes(file(path)), type);
        } catch (IOException e) {
            throw new BundleException("cannot read " + path + " of bundle " + version() + ": " + e.getMessage(), e);
        }
    }

    private static Manifest readManifest(Path directory) {
        Path file = directory.resolve(Manifest.FILE);
        try {
            return BundleJson.MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
        } catch (IOException e) {
            throw new BundleException("cannot read the manifest " + file + ": " + e.getMessage(), e);
        }
    }

    private static void verify(Path file, Path directory, Manifest.FileEntry expected) {
        if (!file.startsWith(directory)) {
            throw new BundleException("the manifest names " + file + ", which lies outside the bundle " + directory);
        }
        try {
            long bytes = Files.size(file);
            if (bytes != expected.bytes()) {
                throw new BundleException(file + " has " + bytes + " bytes, but the manifest says " + expected.bytes());
            }
            String sha256 = Sha256.ofFile(file);
            if (!sha256.equals(expected.sha256())) {
                throw new BundleException(
                        file + " has SHA-256 " + sha256 + ", but the manifest says " + expected.sha256());
            }
        } catch (IOException e) {
            throw new BundleException("cannot read " + file + " of the bundle: " + e.getMessage(), e);
        }
    }
}

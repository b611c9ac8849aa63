package io.headroom.runtime.bundle;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a bundle says of itself, in {@code manifest.json}.
 *
 * @param version the bundle's name, also its directory's
 * @param createdAt when it was published
 * @param dataAsOfSeconds event time, seconds since the epoch, at which the data it was made from ends
 * @param seed seed of every random choice behind it
 * @param features names of the columns of each feature view and of the ranker's dense row, by view
 * @param files every other file of the bundle, by its path inside it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
        String version,
        Instant createdAt,
        long dataAsOfSeconds,
        long seed,
        Map<String, List<String>> features,
        Map<String, FileEntry> files) {
    public static final String FILE = "manifest.json";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Manifest {
        features = Collections.unmodifiableMap(features == null ? new TreeMap<>() : new TreeMap<>(features));
        files = Collections.unmodifiableMap(files == null ? new TreeMap<>() : new TreeMap<>(files));
    }

    /**
     * Reads a manifest that came from elsewhere, whose names are not yet to be trusted.
     *
     * @throws BundleException when it is none, or names what a bundle or a file may not be called
     */
    public static Manifest parse(byte[] json) {
        Manifest manifest;
        try {
            manifest = BundleJson.MAPPER.readValue(json, Manifest.class);
        } catch (IOException | RuntimeException e) {
            throw new BundleException("this is no manifest: " + e.getMessage(), e);
        }
        if (manifest == null || manifest.version == null || !BundleNames.isVersion(manifest.version)) {
            throw new BundleException("the manifest names no version that a bundle may have");
        }
        manifest.files.forEach(Manifest::requireSound);
        return manifest;
    }

    private static void requireSound(String path, FileEntry entry) {
        if (!BundleNames.isFile(path) || path.equals(FILE)) {
            throw new BundleException("the manifest names '" + path + "', which no file of a bundle may be called");
        }
        if (entry == null
                || entry.bytes < 0
                || entry.sha256 == null
                || !SHA256.matcher(entry.sha256).matches()) {
            throw new BundleException("the manifest states no size and SHA-256 of " + path);
        }
    }

    /**
     * @param sha256 lower-case hexadecimal
     * @param bytes size
     */
    public record FileEntry(String sha256, long bytes) {}
}

package io.headroom.runtime.bundle;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    public Manifest {
        features = Collections.unmodifiableMap(new TreeMap<>(features));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /**
     * @param sha256 lower-case hexadecimal
     * @param bytes size
     */
    public record FileEntry(String sha256, long bytes) {}
}

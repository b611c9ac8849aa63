package io.headroom.runtime.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes one bundle into a hidden directory beside the published ones and publishes it with two renames. A writer that is closed, or
 * dies, before {@link #publish} leaves the store as it was. Not thread-safe.
 */
public final class BundleWriter implements AutoCloseable {
    private static final DateTimeFormatter VERSION_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int VERSION_HASH_LENGTH = 8;

    private final BundleStore store;
    private final Path staging;
    private boolean published;

    /** @throws BundleException when the store's directory cannot be written */
    public BundleWriter(BundleStore store) {
        this.store = store;
        try {
            Files.createDirectories(store.root());
            this.staging = Files.createTempDirectory(store.root(), ".staging-");
        } catch (IOException e) {
            throw new BundleException("cannot write into the bundle store " + store.root() + ": " + describe(e), e);
        }
    }

    public BundleWriter array(String path, NpyArray array) {
        return write(path, array::write);
    }

    public BundleWriter json(String path, Object value) {
        return write(path, file -> Files.write(file, BundleJson.MAPPER.writeValueAsBytes(value)));
    }

    /** Copies a file into the bundle. */
    public BundleWriter copy(String path, Path source) {
        return write(path, file -> Files.copy(source, file));
    }

    /** Lets the caller write a file itself. */
    public BundleWriter write(String path, FileBody body) {
        Path file = staging.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            body.writeTo(file);
            return this;
        } catch (IOException e) {
            throw new BundleException(
                    "cannot write " + path + " of the bundle in " + store.root() + ": " + describe(e), e);
        }
    }

    /**
     * Seals the bundle with its manifest and makes it the current one.
     *
     * @return the bundle, read back and verified
     */
    public Bundle publish(Instant createdAt, long dataAsOfSeconds, long seed, Map<String, List<String>> features) {
        try {
            Map<String, Manifest.FileEntry> files = entries();
            String hash =
                    Sha256.ofBytes(BundleJson.MAPPER.writeValueAsBytes(files)).substring(0, VERSION_HASH_LENGTH);
            String version = VERSION_TIME.format(createdAt) + "-" + hash;
            Manifest manifest = new Manifest(version, createdAt, dataAsOfSeconds, seed, features, files);
            Files.write(staging.resolve(Manifest.FILE), BundleJson.MAPPER.writeValueAsBytes(manifest));
            forceAll();
            Files.move(staging, store.root().resolve(version), StandardCopyOption.ATOMIC_MOVE);
            published = true;
            BundleStore.force(store.root());
            Bundle bundle = store.open(version);
            store.point(version);
            return bundle;
        } catch (IOException e) {
            throw new BundleException("cannot publish the bundle in " + store.root() + ": " + describe(e), e);
        }
    }

    /** Removes what was written, unless it was published. */
    @Override
    public void close() {
        if (published) {
            return;
        }
        try (Stream<Path> paths = Files.walk(staging)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new BundleException("cannot remove the unfinished bundle " + staging + ": " + describe(e), e);
        }
    }

    private Map<String, Manifest.FileEntry> entries() throws IOException {
        Map<String, Manifest.FileEntry> entries = new TreeMap<>();
        for (Path file : files()) {
            String path = staging.relativize(file).toString().replace('\\', '/');
            entries.put(path, new Manifest.FileEntry(Sha256.ofFile(file), Files.size(file)));
        }
        return entries;
    }

    private void forceAll() throws IOException {
        for (Path file : files()) {
            BundleStore.force(file);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(staging)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String describe(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** Writes the content of one file of a bundle. */
    @FunctionalInterface
    public interface FileBody {
        void writeTo(Path file) throws IOException;
    }
}

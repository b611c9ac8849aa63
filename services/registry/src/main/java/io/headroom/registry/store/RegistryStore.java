package io.headroom.registry.store;

import io.headroom.registry.problems.Problem;
import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.problems.ProblemKind;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.BundleNames;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The published bundles in a directory that this process owns, and which of them is promoted. A bundle appears by a rename after all its files were
 * checked and made durable; one that is half received lies in a hidden directory, which the next start removes. Thread-safe; changes are made one
 * after the other.
 */
public final class RegistryStore implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RegistryStore.class);
    private static final String HIDDEN = ".";
    private static final String STAGING = ".staging-";

    private final Path root;
    private final Limits limits;
    private final InstantSource clock;
    private final StoreLock lock;
    private final PromotionFile file;
    private final Removal removal;
    private final Map<String, StoredBundle> bundles = new ConcurrentHashMap<>();
    private volatile Promotions promotions;

    /**
     * What is kept.
     *
     * @param keep bundles that are not among the promoted ones
     * @param history promoted bundles that can be rolled back to, the current one included
     */
    public record Limits(int keep, int history) {
        public Limits {
            if (keep < 1 || history < 2) {
                throw new IllegalArgumentException("headroom.registry.keep is " + keep
                        + " and headroom.registry.history " + history + ", but must be at least 1 and 2");
            }
        }
    }

    private RegistryStore(Path root, Limits limits, InstantSource clock, StoreLock lock) {
        this.root = root;
        this.limits = limits;
        this.clock = clock;
        this.lock = lock;
        this.removal = new Removal(root, limits.keep());
        this.file = new PromotionFile(root.resolve("promotions.json"));
    }

    /**
     * Opens the directory, creating it when it is missing, and removes what an earlier process left unfinished.
     *
     * @throws IOException when it cannot be written, or another process has it
     * @throws BundleException when what it holds cannot be read
     */
    public static RegistryStore open(Path root, Limits limits, InstantSource clock) throws IOException {
        Files.createDirectories(root);
        RegistryStore store = new RegistryStore(root, limits, clock, StoreLock.take(root));
        try {
            store.load();
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** All bundles, the newest first. */
    public List<StoredBundle> bundles() {
        return bundles.values().stream()
                .sorted(Comparator.comparing(StoredBundle::publishedAt)
                        .thenComparing(StoredBundle::version)
                        .reversed())
                .toList();
    }

    public Optional<StoredBundle> find(String version) {
        return Optional.ofNullable(bundles.get(version));
    }

    public Current current() {
        Promotions now = promotions;
        return new Current(now.current(), now.previous(), now.number());
    }

    /** A new empty directory to receive a bundle in, on the same disk. */
    public Path stage() throws IOException {
        return Files.createTempDirectory(root, STAGING);
    }

    /** Removes a directory that was not published. */
    public void discard(Path staging) {
        removal.discard(staging);
    }

    /**
     * Puts a received bundle, whose files were checked, into place; durable once it returns. What lies there damaged is replaced.
     *
     * @return false when it was there before, undamaged
     * @throws ProblemException CONFLICT when another bundle has that version
     */
    public boolean publish(Path staging, Manifest manifest) throws IOException {
        Directories.force(staging);
        synchronized (this) {
            StoredBundle there = bundles.get(manifest.version());
            if (there != null) {
                requireSame(there.manifest(), manifest);
                if (damage(there.directory()).isEmpty()) {
                    return false;
                }
            }
            Path directory = root.resolve(manifest.version());
            if (Files.exists(directory)) {
                LOG.warnf("%s is damaged and is replaced", directory);
                removal.remove(directory);
            }
            Files.move(staging, directory, StandardCopyOption.ATOMIC_MOVE);
            BundleStore.force(root);
            bundles.put(manifest.version(), read(directory));
            removal.keepOnly(bundles, promotions);
            return true;
        }
    }

    /**
     * Makes a bundle the current one, if it is undamaged; the same one twice is one promotion.
     *
     * @throws ProblemException NOT_FOUND, or CONFLICT when its files fail their checksums
     */
    public synchronized Current promote(String version) throws IOException {
        requireWhole(version);
        Promotions now = promotions;
        if (now.current().filter(version::equals).isEmpty()) {
            change(now.promoted(version, limits.history(), clock.instant()));
        }
        return current();
    }

    /**
     * Makes current again what was promoted before the current one.
     *
     * @throws ProblemException CONFLICT when there is nothing to return to, or it fails its checksums
     */
    public synchronized Current rollback() throws IOException {
        Promotions now = promotions.without(version -> !bundles.containsKey(version));
        String previous = now.previous()
                .orElseThrow(() -> new ProblemException(
                        ProblemKind.CONFLICT,
                        "nothing was promoted before the current bundle that could be returned to"));
        requireWhole(previous);
        change(now.rolledBack(clock.instant()));
        return current();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private void change(Promotions next) throws IOException {
        file.write(next);
        promotions = next;
        removal.keepOnly(bundles, promotions);
    }

    private void requireWhole(String version) {
        StoredBundle bundle = find(version).orElseThrow(() -> unknown(version));
        damage(bundle.directory()).ifPresent(damage -> {
            throw new ProblemException(
                    ProblemKind.CONFLICT,
                    "bundle " + version + " is damaged and cannot be promoted; publish it again: " + damage);
        });
    }

    private static Optional<String> damage(Path directory) {
        try {
            Bundle.open(directory);
            return Optional.empty();
        } catch (BundleException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** There is no such bundle. */
    public static ProblemException unknown(String version) {
        return new ProblemException(
                ProblemKind.NOT_FOUND,
                "there is no bundle " + Problem.echo(version) + "; GET /v1/bundles lists those there are");
    }

    private static void requireSame(Manifest there, Manifest other) {
        if (!there.equals(other)) {
            throw new ProblemException(
                    ProblemKind.CONFLICT,
                    "bundle " + there.version() + " is published with other content, and a version never changes");
        }
    }

    private void load() throws IOException {
        for (Path directory : directories()) {
            String name = directory.getFileName().toString();
            if (name.startsWith(STAGING) || name.startsWith(Removal.REMOVED)) {
                BundleStore.remove(directory);
            } else if (!name.startsWith(HIDDEN) && BundleNames.isVersion(name)) {
                loadBundle(directory);
            }
        }
        promotions = file.read();
        promotions
                .current()
                .filter(version -> !bundles.containsKey(version))
                .ifPresent(version -> LOG.errorf(
                        "bundle %s is promoted, but is not in %s; promote one that is there", version, root));
    }

    /** A directory that is no bundle, such as lost+found, is left alone. */
    private void loadBundle(Path directory) {
        try {
            StoredBundle bundle = read(directory);
            bundles.put(bundle.version(), bundle);
        } catch (IOException | BundleException e) {
            LOG.warnf("%s is left out: %s", directory, e.getMessage());
        }
    }

    private static StoredBundle read(Path directory) throws IOException {
        Path manifest = directory.resolve(Manifest.FILE);
        return new StoredBundle(
                directory,
                Manifest.parse(Files.readAllBytes(manifest)),
                Files.getLastModifiedTime(manifest).toInstant());
    }

    private List<Path> directories() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }
}

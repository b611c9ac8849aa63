package io.headroom.registry.store;

import io.headroom.runtime.bundle.BundleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Takes bundles out of the store: by a rename first, so that nobody meets one that is half gone. */
final class Removal {
    /** How directories are called whose removal the next start completes. */
    static final String REMOVED = ".removed-";

    private static final Logger LOG = Logger.getLogger(Removal.class);

    private final Path root;
    private final int keep;

    /** @param keep bundles that stay beside the promoted ones */
    Removal(Path root, int keep) {
        this.root = root;
        this.keep = keep;
    }

    /** Removes all but what was promoted and the newest of the others. */
    void keepOnly(Map<String, StoredBundle> bundles, Promotions promotions) {
        Set<String> promoted = new HashSet<>(promotions.line());
        List<StoredBundle> others = new ArrayList<>(bundles.values());
        others.removeIf(bundle -> promoted.contains(bundle.version()));
        others.sort(Comparator.comparing(StoredBundle::publishedAt)
                .thenComparing(StoredBundle::version)
                .reversed());
        for (StoredBundle bundle : others.subList(Math.min(keep, others.size()), others.size())) {
            try {
                remove(bundle.directory());
                bundles.remove(bundle.version());
                LOG.infof(
                        "bundle %s is removed: it is not promoted, and %d newer ones are not", bundle.version(), keep);
            } catch (IOException e) {
                LOG.warnf("bundle %s cannot be removed: %s", bundle.version(), e);
            }
        }
    }

    /** @throws IOException when the directory is still there */
    void remove(Path directory) throws IOException {
        Path aside = Files.createTempDirectory(root, REMOVED);
        Files.move(directory, aside.resolve(directory.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        discard(aside);
    }

    /** Removes a directory that was never in place. */
    void discard(Path directory) {
        try {
            if (Files.exists(directory)) {
                BundleStore.remove(directory);
            }
        } catch (IOException e) {
            LOG.warnf("%s cannot be removed before the next start: %s", directory, e);
        }
    }
}

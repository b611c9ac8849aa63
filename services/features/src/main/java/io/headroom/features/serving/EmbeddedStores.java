package io.headroom.features.serving;

import io.headroom.features.loading.BundleViews;
import io.headroom.features.store.LmdbStore;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreCheck;
import io.headroom.features.store.StoreException;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.configuration.HeadroomConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores in a directory of this process: one for each bundle where a registry is followed, else the directory itself. */
final class EmbeddedStores implements FeatureStores {
    private static final String PREFIX = "bundle-";
    private static final String SERVED = "served";

    private final FeaturesConfig config;
    private final boolean following;
    private final int keep;

    EmbeddedStores(FeaturesConfig config, HeadroomConfig headroom) {
        this.config = config;
        this.following = headroom.bundle().registry().url().isPresent();
        this.keep = headroom.bundle().registry().keep();
    }

    @Override
    public OnlineStore open(String bundle) {
        FeaturesConfig.StoreConfig settings = config.store();
        return LmdbStore.open(
                directory(bundle), settings.capacity().asLongValue(), settings.maxReaders(), BundleViews.ALL);
    }

    /** That finds damage before a request does, and brings the store's pages into memory. */
    @Override
    public String check(OnlineStore store, List<String> views) {
        return config.store().directory() + ": " + StoreCheck.verify(store, views) + " rows checked";
    }

    @Override
    public Optional<String> lastServed() {
        try {
            return following && Files.exists(pointer())
                    ? Optional.of(Files.readString(pointer()).strip())
                            .filter(version -> Files.isDirectory(directory(version)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new StoreException("cannot read " + pointer() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void serves(String bundle, Optional<String> before) {
        if (!following) {
            return;
        }
        try {
            Path next = Files.writeString(root().resolve(SERVED + ".next"), bundle + "\n");
            BundleStore.force(next);
            Files.move(next, pointer(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            BundleStore.force(root());
            removeBut(Stream.concat(Stream.of(bundle), before.stream()).toList());
        } catch (IOException e) {
            throw new StoreException("cannot note in " + root() + " which store serves: " + e.getMessage(), e);
        }
    }

    private void removeBut(List<String> kept) throws IOException {
        try (Stream<Path> entries = Files.list(root())) {
            List<Path> others = entries.filter(
                            path -> path.getFileName().toString().startsWith(PREFIX))
                    .filter(path -> !kept.contains(path.getFileName().toString().substring(PREFIX.length())))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
            for (Path store : others.subList(Math.clamp((long) keep - kept.size(), 0, others.size()), others.size())) {
                BundleStore.remove(store);
            }
        }
    }

    private Path directory(String bundle) {
        return following ? root().resolve(PREFIX + bundle) : root();
    }

    private Path pointer() {
        return root().resolve(SERVED);
    }

    private Path root() {
        return config.store().directory();
    }
}

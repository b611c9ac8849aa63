package io.headroom.features.benchmark;

import io.headroom.features.bundles.GeneratedBundle;
import io.headroom.features.loading.BundleLoader;
import io.headroom.features.loading.BundleViews;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.OnlineStore;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.InitialValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The default world's size: 20,000 items and 5,000 users, rows of 32 values, histories of 50 and 200 seen items. */
final class BenchmarkData {
    static final int ITEMS = 20_000;
    static final int COLUMNS = 32;
    static final int ROWS_PER_READ = 500;

    private static final GeneratedBundle BUNDLE = new GeneratedBundle(5_000, ITEMS, COLUMNS, 1_000, 1);
    private static final int CHUNK_ROWS = 4096;

    private BenchmarkData() {}

    static Bundle publish(Path directory) {
        return BUNDLE.publish(directory);
    }

    static ViewSchemas load(OnlineStore store, Bundle bundle) {
        ViewSchemas schemas = BundleViews.of(bundle.manifest());
        new BundleLoader(store, schemas, InitialValues.CURRENT, CHUNK_ROWS).load(bundle);
        return schemas;
    }

    /** A new directory below {@code target}: what a benchmark calls durable must not lie in memory. */
    static Path newDirectory() throws IOException {
        Path target = Path.of(System.getProperty("headroom.benchmark.directory", "target"));
        Files.createDirectories(target);
        return Files.createTempDirectory(target, "benchmark-");
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}

package io.headroom.features.benchmark;

import io.headroom.features.loading.BundleViews;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.RowKeys;
import io.headroom.features.store.RowReader;
import io.headroom.features.store.StoreCheck;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * What a store costs a process, which JMH cannot say: {@code fill} loads the benchmark's bundle into a store, {@code open} opens it in a
 * fresh process, reads, and prints the time to the first 500 rows and the resident memory before and after.
 */
public final class StoreFootprint {
    private static final int READS = 2_000;

    private StoreFootprint() {}

    /** @param arguments {@code fill|open}, the store's name, the directory */
    public static void main(String[] arguments) throws IOException {
        Stores stores = Stores.valueOf(arguments[1]);
        Path directory = Path.of(arguments[2]);
        Path storeDirectory = directory.resolve(stores.name());
        switch (arguments[0]) {
            case "fill" -> fill(stores, directory, storeDirectory);
            case "open" -> open(stores, storeDirectory);
            default -> throw new IllegalArgumentException("'" + arguments[0] + "' is neither fill nor open");
        }
    }

    private static void fill(Stores stores, Path directory, Path storeDirectory) throws IOException {
        Files.createDirectories(storeDirectory);
        BundleStore bundles = new BundleStore(directory.resolve("bundles"));
        Bundle bundle = bundles.currentVersion().isPresent()
                ? bundles.openCurrent()
                : BenchmarkData.publish(directory.resolve("bundles"));
        try (OnlineStore store = stores.open(storeDirectory)) {
            long startedAt = System.nanoTime();
            BenchmarkData.load(store, bundle);
            System.out.printf("%s: bundle loaded in %d ms%n", stores, millisSince(startedAt));
        }
    }

    private static void open(Stores stores, Path storeDirectory) throws IOException {
        long before = residentKibibytes();
        long startedAt = System.nanoTime();
        try (OnlineStore store = stores.open(storeDirectory)) {
            Random random = new Random(1);
            read(store, random);
            long firstRead = millisSince(startedAt);
            StoreCheck.verify(store, BundleViews.ALL);
            for (int i = 0; i < READS; i++) {
                read(store, random);
            }
            System.out.printf(
                    "%s: first %d rows %d ms after opening; resident %d MiB, of which %d MiB before opening; disk %d KiB%n",
                    stores,
                    BenchmarkData.ROWS_PER_READ,
                    firstRead,
                    residentKibibytes() >> 10,
                    before >> 10,
                    store.bytes() >> 10);
        }
    }

    private static void read(OnlineStore store, Random random) {
        RowKeys keys = new RowKeys(
                BundleViews.ITEM, BenchmarkData.ROWS_PER_READ, index -> 1 + random.nextInt(BenchmarkData.ITEMS));
        try (RowReader reader = store.read(List.of(keys)).join()) {
            reader.rows(0, (index, id, row) -> {});
        }
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    private static long residentKibibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}

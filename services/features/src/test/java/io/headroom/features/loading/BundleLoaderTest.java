package io.headroom.features.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.features.bundles.GeneratedBundle;
import io.headroom.features.rows.ViewSchema;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.LmdbStore;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreBatch;
import io.headroom.features.store.StoreCheck;
import io.headroom.features.store.StoreException;
import io.headroom.features.store.TestRows;
import io.headroom.features.store.WriteCounts;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.InitialValues;
import io.headroom.runtime.bundle.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleLoaderTest {
    private static final GeneratedBundle FIRST = new GeneratedBundle(4, 25, 4, 1_000, 1);
    private static final int ROWS = 25 + 3 * 4;

    @TempDir
    Path directory;

    @Test
    void load_fillsEveryView() {
        try (OnlineStore store = open()) {
            LoadResult result = load(store, FIRST);

            assertThat(result).isEqualTo(new LoadResult(true, new WriteCounts(ROWS, 0)));
            assertThat(StoreCheck.verify(store, BundleViews.ALL)).isEqualTo(ROWS);
            assertThat(TestRows.value(store, items(), 25)).hasValue(25f);
        }
    }

    @Test
    void load_doesNothing_whenTheBundleIsInAlready() {
        try (OnlineStore store = open()) {
            load(store, FIRST);
        }
        try (OnlineStore store = open()) {
            assertThat(load(store, FIRST)).isEqualTo(new LoadResult(false, new WriteCounts(0, 0)));
        }
    }

    @Test
    void load_ofANewBundle_keepsNewerRowsWrittenOnline() {
        try (OnlineStore store = open()) {
            load(store, FIRST);
            store.commit(List.of(TestRows.batch(items(), 7, 1, 5_000, 70)));
            store.commit(List.of(TestRows.batch(items(), 8, 1, 1_500, 80)));

            LoadResult result = load(store, new GeneratedBundle(4, 25, 4, 2_000, 2));

            assertThat(result).isEqualTo(new LoadResult(true, new WriteCounts(ROWS - 1, 1)));
            assertThat(TestRows.value(store, items(), 7)).hasValue(70f);
            assertThat(TestRows.value(store, items(), 8)).hasValue(8f);
        }
    }

    @Test
    void load_ofABundleWithOtherColumns_replacesEveryRow() {
        try (OnlineStore store = open()) {
            load(store, FIRST);
            store.commit(List.of(TestRows.batch(items(), 7, 1, 5_000, 70)));

            load(store, new GeneratedBundle(4, 25, 5, 2_000, 2));

            assertThat(TestRows.value(store, items(), 7)).hasValue(7f);
        }
    }

    @Test
    void load_isDoneAgain_whenItWasCutShort() {
        Bundle bundle = FIRST.publish(directory.resolve("bundles"));
        ViewSchemas schemas = BundleViews.of(bundle.manifest());
        try (OnlineStore store = open()) {
            store.commit(List.of(TestRows.batch(items(), 1, 10, 1_000, 1)));

            assertThat(new BundleLoader(store, schemas, InitialValues.CURRENT, 7)
                            .load(bundle)
                            .rows())
                    .isEqualTo(new WriteCounts(ROWS, 0));
            assertThat(TestRows.value(store, items(), 10)).hasValue(10f);
        }
    }

    @Test
    void load_namesFileAndSizes_whenTheManifestNamesOtherColumns() {
        Bundle bundle = FIRST.publish(directory.resolve("bundles"));
        Manifest manifest = bundle.manifest();
        Map<String, List<String>> wrong = Map.of("user", List.of("a"), "item", List.of("a", "b"));
        Bundle mismatched = new Bundle(
                bundle.directory(),
                new Manifest(
                        manifest.version(),
                        manifest.createdAt(),
                        manifest.dataAsOfSeconds(),
                        manifest.seed(),
                        wrong,
                        manifest.files()));
        try (OnlineStore store = open()) {
            BundleLoader loader =
                    new BundleLoader(store, BundleViews.of(mismatched.manifest()), InitialValues.CURRENT, 10);
            assertThatThrownBy(() -> loader.load(mismatched))
                    .isInstanceOf(BundleException.class)
                    .hasMessageContaining("features/item.npy")
                    .hasMessageEndingWith("is 25 x 4, but there are 25 entities and 2 columns in the manifest");
            assertThat(store.marker("bundle")).isEmpty();
        }
    }

    @Test
    void load_fillsTheStoreWithHeldOutValues_whenToldTo() {
        Bundle bundle = FIRST.publish(directory.resolve("bundles"));
        try (OnlineStore store = open()) {
            LoadResult result = load(store, bundle, InitialValues.HELDOUT);

            assertThat(result).isEqualTo(new LoadResult(true, new WriteCounts(ROWS, 0)));
            assertThat(TestRows.value(store, items(), 25)).hasValue(-25f);
            assertThat(load(store, bundle, InitialValues.HELDOUT).loaded()).isFalse();
        }
    }

    @Test
    void load_refusesAStoreThatBeganWithOtherValues() {
        Bundle bundle = FIRST.publish(directory.resolve("bundles"));
        try (OnlineStore store = open()) {
            load(store, bundle, InitialValues.CURRENT);

            assertThatThrownBy(() -> load(store, bundle, InitialValues.HELDOUT))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("began with the current values")
                    .hasMessageContaining("headroom.features.initial-values is heldout");
            assertThat(TestRows.value(store, items(), 25)).hasValue(25f);
        }
    }

    @Test
    void load_takesAStoreWithoutTheMarkerForOneOfCurrentValues() {
        Bundle bundle = FIRST.publish(directory.resolve("bundles"));
        try (OnlineStore store = open()) {
            store.commit(List.of(new StoreBatch(List.of(), Map.of("bundle", "of-long-ago"))));

            assertThat(load(store, bundle, InitialValues.CURRENT).loaded()).isTrue();
        }
        try (OnlineStore store = open()) {
            assertThatThrownBy(() -> load(store, bundle, InitialValues.HELDOUT)).isInstanceOf(StoreException.class);
        }
    }

    private OnlineStore open() {
        return LmdbStore.open(directory.resolve("store"), 64 << 20, 16, BundleViews.ALL);
    }

    private LoadResult load(OnlineStore store, GeneratedBundle generated) {
        Bundle bundle = generated.publish(directory.resolve("bundles-" + generated.seed() + "-" + System.nanoTime()));
        return load(store, bundle, InitialValues.CURRENT);
    }

    private static LoadResult load(OnlineStore store, Bundle bundle, InitialValues values) {
        return new BundleLoader(store, BundleViews.of(bundle.manifest()), values, 10).load(bundle);
    }

    private static ViewSchema items() {
        return ViewSchema.scalars("item", GeneratedBundle.columnNames(4));
    }
}

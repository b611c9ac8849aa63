package io.headroom.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.registry.bundles.TestBundles;
import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.problems.ProblemKind;
import io.headroom.runtime.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryStoreTest {
    private static final RegistryStore.Limits LIMITS = new RegistryStore.Limits(2, 3);

    @TempDir
    Path source;

    @TempDir
    Path root;

    private RegistryStore store;

    @BeforeEach
    void open() throws IOException {
        store = RegistryStore.open(root, LIMITS, InstantSource.system());
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void publish_keepsABundle_andTheSameOneAgainChangesNothing() throws IOException {
        Bundle bundle = TestBundles.write(source, 1);

        assertThat(publish(bundle)).isTrue();
        assertThat(publish(bundle)).isFalse();
        assertThat(store.bundles()).singleElement().satisfies(stored -> assertThat(stored.manifest())
                .isEqualTo(bundle.manifest()));
        assertThat(store.current().version()).isEmpty();
    }

    @Test
    void publish_replacesWhatWasDamagedOnDisk_byTheSameBundle() throws IOException {
        Bundle bundle = TestBundles.write(source, 1);
        publish(bundle);
        String file = bundle.manifest().files().keySet().iterator().next();
        Files.writeString(root.resolve(bundle.version()).resolve(file), "damaged");

        assertThat(publish(bundle)).isTrue();
        assertThat(publish(bundle)).isFalse();
        assertThat(store.promote(bundle.version()).version()).contains(bundle.version());
    }

    @Test
    void publish_replacesWhatCouldNotBeRead() throws IOException {
        Bundle bundle = TestBundles.write(source, 1);
        publish(bundle);
        store.close();
        Files.writeString(root.resolve(bundle.version()).resolve("manifest.json"), "{");
        open();
        assertThat(store.bundles()).isEmpty();

        assertThat(publish(bundle)).isTrue();
        assertThat(store.promote(bundle.version()).version()).contains(bundle.version());
    }

    @Test
    void promote_andRollback_goBackAlongWhatWasPromoted_andSurviveARestart() throws IOException {
        List<String> versions = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Bundle bundle = TestBundles.write(source, number);
            publish(bundle);
            versions.add(bundle.version());
            assertThat(store.promote(bundle.version()).promotion()).isEqualTo(number);
        }
        assertThat(store.promote(versions.get(2)).promotion()).isEqualTo(3);
        assertThat(store.rollback().version()).contains(versions.get(1));
        store.close();
        open();

        assertThat(store.current().version()).contains(versions.get(1));
        assertThat(store.current().previous()).contains(versions.get(0));
        assertThat(store.rollback().version()).contains(versions.get(0));
        assertThat(store.current().promotion()).isEqualTo(5);
        assertConflict(store::rollback);
    }

    @Test
    void promote_refusesWhatIsNotThereOrDamaged() throws IOException {
        Bundle bundle = TestBundles.write(source, 1);
        publish(bundle);
        Files.write(root.resolve(bundle.version()).resolve("metrics.json"), new byte[3]);

        assertConflict(() -> store.promote(bundle.version()));
        assertThatThrownBy(() -> store.promote("v9")).hasMessageStartingWith("there is no bundle v9");
        assertThat(store.current().promotion()).isZero();
    }

    @Test
    void publish_refusesOtherContentUnderAVersion() throws IOException {
        Bundle bundle = TestBundles.write(source, 1);
        publish(bundle);
        var changed = new io.headroom.runtime.bundle.Manifest(
                bundle.version(),
                bundle.manifest().createdAt(),
                0,
                9,
                bundle.manifest().features(),
                bundle.manifest().files());

        assertConflict(() -> store.publish(copy(bundle), changed));
    }

    @Test
    void open_removesWhatWasHalfReceived_andLeavesStrangersAlone() throws IOException {
        Bundle bundle = TestBundles.write(source, 1);
        publish(bundle);
        Files.write(store.stage().resolve("half"), new byte[3]);
        Files.createDirectory(root.resolve("lost+found"));
        store.close();
        open();

        try (Stream<Path> entries = Files.list(root)) {
            assertThat(entries.filter(Files::isDirectory)
                            .map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(bundle.version(), "lost+found");
        }
        assertThat(store.bundles()).hasSize(1);
    }

    @Test
    void open_refusesADirectoryThatIsInUse() {
        assertThatThrownBy(() -> RegistryStore.open(root, LIMITS, InstantSource.system()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use");
    }

    @Test
    void publish_removesOldBundlesThatWereNotPromoted() throws IOException {
        Bundle promoted = TestBundles.write(source, 1);
        publish(promoted);
        store.promote(promoted.version());
        List<String> others = new ArrayList<>();
        for (int number = 2; number <= 5; number++) {
            Bundle bundle = TestBundles.write(source, number);
            publish(bundle);
            others.add(bundle.version());
        }

        assertThat(store.bundles().stream().map(StoredBundle::version))
                .containsExactlyInAnyOrder(promoted.version(), others.get(2), others.get(3));
    }

    @Test
    void promotions_countEach_whenManyComeAtOnce() throws Exception {
        Bundle first = TestBundles.write(source, 1);
        Bundle second = TestBundles.write(source, 2);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> publications = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Bundle bundle = i % 2 == 0 ? first : second;
                publications.add(threads.submit(() -> {
                    start.await();
                    publish(bundle);
                    return store.promote(bundle.version());
                }));
            }
            start.countDown();
            for (Future<?> publication : publications) {
                publication.get();
            }
        }

        assertThat(store.bundles()).hasSize(2);
        Current now = store.current();
        store.close();
        open();
        assertThat(store.current()).isEqualTo(now);
        assertThat(now.version()).isPresent();
    }

    private boolean publish(Bundle bundle) throws IOException {
        Path staging = copy(bundle);
        try {
            return store.publish(staging, bundle.manifest());
        } finally {
            store.discard(staging);
        }
    }

    private Path copy(Bundle bundle) throws IOException {
        Path staging = store.stage();
        Files.copy(bundle.directory().resolve("manifest.json"), staging.resolve("manifest.json"));
        for (String path : bundle.manifest().files().keySet()) {
            Files.createDirectories(staging.resolve(path).getParent());
            Files.copy(bundle.file(path), staging.resolve(path));
        }
        return staging;
    }

    private static void assertConflict(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.kind())
                .isEqualTo(ProblemKind.CONFLICT));
    }
}

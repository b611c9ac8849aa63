package io.headroom.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleStoreTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path root;

    private BundleStore store;

    @BeforeEach
    void openStore() {
        store = new BundleStore(root);
    }

    @Test
    void publish_makesTheBundleCurrent() {
        Bundle published = publish(1f);

        Bundle opened = store.openCurrent();
        assertThat(opened.version()).isEqualTo(published.version()).startsWith("20260102-030405-");
        assertThat(opened.manifest().createdAt()).isEqualTo(CREATED);
        assertThat(opened.manifest().features()).containsEntry("user", List.of("a", "b"));
        assertThat(opened.array("users/weights.npy").floats()).containsExactly(1f);
        assertThat(opened.json("notes.json").get("k").asInt()).isEqualTo(7);
    }

    @Test
    void publish_leavesTheOlderVersionOpenable() {
        String first = publish(1f).version();
        String second = publish(2f).version();

        assertThat(store.currentVersion()).contains(second);
        assertThat(store.open(first).array("users/weights.npy").floats()).containsExactly(1f);
    }

    @Test
    void close_leavesNothing_whenNothingWasPublished() throws IOException {
        String before = publish(1f).version();
        try (BundleWriter writer = new BundleWriter(store)) {
            writer.array("users/weights.npy", NpyArray.of(new float[] {9}));
        }

        assertThat(store.currentVersion()).contains(before);
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(before, "CURRENT");
        }
    }

    @Test
    void publish_leavesTheCurrentBundle_whenAFileCannotBeWritten() {
        String before = publish(1f).version();

        try (BundleWriter writer = new BundleWriter(store)) {
            assertThatThrownBy(() -> writer.write("a", file -> {
                        throw new IOException("No space left on device");
                    }))
                    .isInstanceOf(BundleException.class)
                    .hasMessageContaining("No space left on device");
        }

        assertThat(store.openCurrent().version()).isEqualTo(before);
    }

    @Test
    void openCurrent_refuses_whenAFileWasAltered() throws IOException {
        Bundle bundle = publish(1f);
        Files.writeString(
                bundle.file("notes.json"),
                Files.readString(bundle.file("notes.json")).replace('7', '8'));

        assertThatThrownBy(store::openCurrent)
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("notes.json")
                .hasMessageContaining("SHA-256");
    }

    @Test
    void openNewestValid_takesTheOlderBundle_whenTheCurrentOneIsDamaged() throws IOException {
        Bundle older = publish(1f, CREATED.minusSeconds(60));
        Bundle current = publish(2f);
        List<String> refused = new ArrayList<>();
        assertThat(store.openNewestValid(refused::add).version()).isEqualTo(current.version());

        Files.write(current.file("users/weights.npy"), new byte[] {1});

        assertThat(store.openNewestValid(refused::add).version()).isEqualTo(older.version());
        assertThat(refused).singleElement().asString().contains("weights.npy", "has 1 bytes");
        Files.write(older.file("users/weights.npy"), new byte[] {1});
        assertThatThrownBy(() -> store.openNewestValid(refused::add)).hasMessageContaining(current.version());
    }

    @Test
    void openCurrent_refuses_whenAFileWasCutOrIsMissing() throws IOException {
        Bundle bundle = publish(1f);
        Path file = bundle.file("users/weights.npy");
        Files.write(file, new byte[] {1});
        assertThatThrownBy(store::openCurrent).hasMessageContaining("has 1 bytes");

        Files.delete(file);
        assertThatThrownBy(store::openCurrent).hasMessageContaining("weights.npy");
    }

    @Test
    void open_refuses_whenTheVersionLeadsElsewhere() {
        for (String version : List.of("../other", "", "a/b", "/tmp")) {
            assertThatThrownBy(() -> store.open(version))
                    .isInstanceOf(BundleException.class)
                    .hasMessageContaining("'" + version + "'");
        }
    }

    @Test
    void openCurrent_saysWhatIsMissing_whenNothingWasPublished() {
        assertThat(store.currentVersion()).isEmpty();
        assertThatThrownBy(store::openCurrent)
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("no bundle is published in");
    }

    @Test
    void file_refuses_whenTheManifestDoesNotNameIt() {
        Bundle bundle = publish(1f);
        assertThatThrownBy(() -> bundle.file("manifest.json")).hasMessageContaining("has no file manifest.json");
    }

    private Bundle publish(float weight) {
        return publish(weight, CREATED);
    }

    private Bundle publish(float weight, Instant createdAt) {
        try (BundleWriter writer = new BundleWriter(store)) {
            return writer.array("users/weights.npy", NpyArray.of(new float[] {weight}))
                    .json("notes.json", Map.of("k", 7))
                    .publish(createdAt, 1000, 42, Map.of("user", List.of("a", "b")));
        }
    }
}

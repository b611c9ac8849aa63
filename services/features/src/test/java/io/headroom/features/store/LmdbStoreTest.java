package io.headroom.features.store;

import static io.headroom.features.store.TestRows.SCHEMA;
import static io.headroom.features.store.TestRows.batch;
import static io.headroom.features.store.TestRows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LmdbStoreTest extends OnlineStoreContract {
    private static final List<String> VIEWS = List.of("item");
    private static final long CAPACITY = 64 << 20;

    @Override
    protected OnlineStore open(Path directory, List<String> views) {
        return LmdbStore.open(directory, CAPACITY, 16, views);
    }

    @Test
    void commit_saysTheCapacityIsExhausted_andReadsContinue() {
        try (OnlineStore store = LmdbStore.open(directory, 1 << 20, 16, VIEWS)) {
            store.commit(List.of(batch(SCHEMA, 1, 10, 1, 1)));

            assertThatThrownBy(() -> store.commit(List.of(batch(TestRows.schema("item", 1000), 100, 1000, 1, 2))))
                    .isInstanceOf(StoreFullException.class)
                    .hasMessageContaining("headroom.features.store.capacity");

            assertThat(value(store, SCHEMA, 10)).hasValue(1f);
            assertThat(value(store, SCHEMA, 100)).isEmpty();
            store.commit(List.of(batch(SCHEMA, 11, 1, 1, 3)));
            assertThat(value(store, SCHEMA, 11)).hasValue(3f);
        }
    }

    @Test
    void open_refusesADirectoryThatIsInUse() {
        try (OnlineStore store = open(directory, VIEWS)) {
            assertThat(store.bytes()).isPositive();
            assertThatThrownBy(() -> open(directory, VIEWS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is in use by another process");
        }
        open(directory, VIEWS).close();
    }

    @Test
    void open_refusesAFileThatIsNoStore() throws IOException {
        Files.writeString(directory.resolve("data.mdb"), "this is no store ".repeat(1000));

        assertThatThrownBy(() -> open(directory, VIEWS))
                .isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining("data.mdb is no LMDB file");
    }

    @Test
    void verify_findsRowsThatWereChangedOnDisk() throws IOException {
        Path file = filled();
        byte[] bytes = Files.readAllBytes(file);
        // The exact bits of the value that all rows hold.
        byte[] value = {0, 0, (byte) 0x48, (byte) 0x41};
        int at = indexOf(bytes, value);
        bytes[at + 2] ^= 1;
        Files.write(file, bytes);

        try (OnlineStore store = open(directory, VIEWS)) {
            assertThatThrownBy(() -> StoreCheck.verify(store, VIEWS))
                    .isInstanceOf(StoreDamagedException.class)
                    .hasMessageContaining("in view item is damaged");
        }
    }

    @Test
    void verify_findsATruncatedFile_withoutDyingOfIt() throws IOException {
        Path file = filled();
        try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "rw")) {
            data.setLength(data.length() / 2);
        }

        assertThatThrownBy(() -> {
                    try (OnlineStore store = open(directory, VIEWS)) {
                        StoreCheck.verify(store, VIEWS);
                    }
                })
                .isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void close_isHarmless_whenReadersComeLater() {
        OnlineStore store = open(directory, VIEWS);
        store.close();
        store.close();

        assertThat(store.read(List.of()))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageEndingWith("is closed");
    }

    private Path filled() {
        try (OnlineStore store = open(directory, VIEWS)) {
            store.commit(List.of(batch(SCHEMA, 1, 5000, 1, 12.5f)));
        }
        return directory.resolve("data.mdb");
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length / 2; at + wanted.length <= bytes.length; at++) {
            if (java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalStateException("the rows are not in the file");
    }
}

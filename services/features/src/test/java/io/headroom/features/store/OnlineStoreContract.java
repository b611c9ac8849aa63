package io.headroom.features.store;

import static io.headroom.features.store.TestRows.SCHEMA;
import static io.headroom.features.store.TestRows.batch;
import static io.headroom.features.store.TestRows.reader;
import static io.headroom.features.store.TestRows.row;
import static io.headroom.features.store.TestRows.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link OnlineStore} owes. */
public abstract class OnlineStoreContract {
    @TempDir
    protected Path directory;

    protected abstract OnlineStore open(Path directory, List<String> views);

    private OnlineStore open() {
        return open(directory, List.of("item", "user"));
    }

    @Test
    void read_findsRowsInTheOrderOfTheIds_andLeavesOutMissingOnes() {
        try (OnlineStore store = open()) {
            store.commit(List.of(batch(SCHEMA, 1, 3, 10, 0.5f)));
            List<String> seen = new ArrayList<>();
            long[] ids = {3, 99, 1, 3, Long.MIN_VALUE, -1};

            try (RowReader reader = reader(store, "item", ids)) {
                reader.rows(0, (index, id, bytes) -> seen.add(index + ":" + id));
            }

            assertThat(seen).containsExactly("0:3", "2:1", "3:3");
        }
    }

    @Test
    void read_keepsViewsApart() {
        try (OnlineStore store = open()) {
            store.commit(List.of(batch(SCHEMA, 1, 1, 10, 1)));

            assertThat(value(store, SCHEMA, 1)).hasValue(1f);
            assertThat(value(store, TestRows.schema("user", 4), 1)).isEmpty();
        }
    }

    @Test
    void commit_acceptsEveryId() {
        long[] ids = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 255, 256, 1L << 32};
        try (OnlineStore store = open()) {
            store.commit(List.of(StoreBatch.of(LongStream.of(ids)
                    .mapToObj(id -> row(SCHEMA, id, 5, (float) id))
                    .toList())));

            for (long id : ids) {
                assertThat(value(store, SCHEMA, id)).hasValue((float) id);
            }
            assertThat(StoreCheck.verify(store, List.of("item"))).isEqualTo(ids.length);
        }
    }

    @Test
    void commit_ignoresAndCountsOlderRows() {
        try (OnlineStore store = open()) {
            store.commit(List.of(batch(SCHEMA, 1, 2, 100, 1)));

            List<WriteCounts> counts = store.commit(List.of(
                    StoreBatch.of(List.of(row(SCHEMA, 1, 99, 2), row(SCHEMA, 3, 1, 2))), batch(SCHEMA, 2, 1, 101, 3)));

            assertThat(counts).containsExactly(new WriteCounts(1, 1), new WriteCounts(1, 0));
            assertThat(value(store, SCHEMA, 1)).hasValue(1f);
            assertThat(value(store, SCHEMA, 2)).hasValue(3f);
            assertThat(value(store, SCHEMA, 3)).hasValue(2f);
        }
    }

    @Test
    void commit_takesTheLaterRow_whenTimesAreEqual() {
        try (OnlineStore store = open()) {
            store.commit(List.of(batch(SCHEMA, 1, 1, 100, 1)));

            assertThat(store.commit(List.of(batch(SCHEMA, 1, 1, 100, 2)))).containsExactly(new WriteCounts(1, 0));
            assertThat(value(store, SCHEMA, 1)).hasValue(2f);
        }
    }

    @Test
    void commit_comparesRowsOfTheSameGroup() {
        try (OnlineStore store = open()) {
            List<WriteCounts> counts = store.commit(List.of(batch(SCHEMA, 1, 1, 100, 1), batch(SCHEMA, 1, 1, 50, 2)));

            assertThat(counts).containsExactly(new WriteCounts(1, 0), new WriteCounts(0, 1));
            assertThat(value(store, SCHEMA, 1)).hasValue(1f);
        }
    }

    @Test
    void commit_replacesARowOfOtherColumns_whateverItsTime() {
        try (OnlineStore store = open()) {
            store.commit(List.of(batch(SCHEMA, 1, 1, 100, 1)));

            store.commit(List.of(batch(TestRows.schema("item", 5), 1, 1, 50, 2)));

            assertThat(value(store, SCHEMA, 1)).hasValue(2f);
        }
    }

    @Test
    void reader_seesOneMoment_whileOthersCommit() {
        try (OnlineStore store = open()) {
            store.commit(List.of(batch(SCHEMA, 1, 1, 1, 1)));
            List<Float> seen = new ArrayList<>();
            try (RowReader reader = reader(store, "item", 1, 2)) {
                store.commit(List.of(batch(SCHEMA, 1, 2, 2, 2)));
                reader.rows(0, (index, id, bytes) -> seen.add(bytes.getFloat(16)));
            }

            assertThat(seen).containsExactly(1f);
            assertThat(value(store, SCHEMA, 2)).hasValue(2f);
        }
    }

    @Test
    void reopen_findsRowsAndMarkers() {
        try (OnlineStore store = open()) {
            assertThat(store.marker("bundle")).isEmpty();
            store.commit(List.of(new StoreBatch(List.of(row(SCHEMA, 7, 1, 7)), Map.of("bundle", "v1"))));
        }
        try (OnlineStore store = open()) {
            assertThat(store.marker("bundle")).hasValue("v1");
            assertThat(value(store, SCHEMA, 7)).hasValue(7f);
            assertThat(store.bytes()).isPositive();
        }
    }

    @Test
    void commit_storesLongRows() {
        try (OnlineStore store = open()) {
            var wide = TestRows.schema("item", 20_000);
            store.commit(List.of(batch(wide, 1, 3, 1, 3)));

            assertThat(value(store, wide, 2)).hasValue(3f);
            assertThat(StoreCheck.verify(store, List.of("item"))).isEqualTo(3);
        }
    }

    @Test
    void kill_losesNoAcknowledgedWrite() throws Exception {
        KilledWriter.Outcome outcome = KilledWriter.runAndKill(getClass(), directory, 300);

        try (OnlineStore store = open(directory, List.of(KilledWriter.SCHEMA.view()))) {
            StoreCheck.verify(store, List.of(KilledWriter.SCHEMA.view()));
            outcome.acknowledged().forEach((id, version) -> assertThat(value(store, KilledWriter.SCHEMA, id))
                    .as("entity %d, acknowledged at version %d", id, version)
                    .hasValueSatisfying(stored -> assertThat(stored).isGreaterThanOrEqualTo(version)));
            assertThat(outcome.acknowledged()).hasSizeGreaterThan(100);
            assertThat(outcome.exitCode()).isEqualTo(128 + 9);
        }
    }
}

package io.headroom.features.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.FeatureStoreGrpc.FeatureStoreBlockingStub;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.contracts.v1.WriteReply;
import io.headroom.contracts.v1.WriteRequest;
import io.headroom.features.bundles.GeneratedBundle;
import io.headroom.fixtures.ServiceUnderTest;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service does, whatever store it keeps its rows in. */
abstract class FeatureStoreBehaviour {
    private static final List<String> COLUMNS = GeneratedBundle.columnNames(8);

    private final ServiceUnderTest service = new ServiceUnderTest();
    private final FeatureStoreBlockingStub store = FeatureStoreGrpc.newBlockingStub(service.channel());

    @BeforeEach
    void awaitReady() throws Exception {
        service.awaitReady();
    }

    @AfterEach
    void disconnect() {
        service.close();
    }

    @Test
    void read_answersSeveralViewsInTheOrderAskedFor() {
        ReadReply reply = store.read(ReadRequest.newBuilder()
                .addReads(viewRead("item", 300, 999, 1))
                .addReads(viewRead("user_history", 3, 888))
                .addReads(viewRead("user_seen", 3))
                .build());

        RowColumns items = RowColumns.decode(reply.getViews(0));
        assertThat(items.entityIds()).containsExactly(300, 999, 1);
        assertThat(items.present()).containsExactly(true, false, true);
        assertThat(items.updatedAtSeconds()).containsExactly(1_000, 0, 1_000);
        assertThat(items.floats("f0").values()).containsExactly(300, 0, 1);
        assertThat(items.matrix(COLUMNS)).hasSize(3 * 8);
        RowColumns history = RowColumns.decode(reply.getViews(1));
        assertThat(history.longs("items").list(0)).hasSize(50);
        assertThat(history.longs("items").list(1)).isEmpty();
        assertThat(history.longs("times").list(0)).containsOnly(1_000);
        assertThat(history.floats("ratings").list(0)).startsWith(0.5f, 1f);
        assertThat(RowColumns.decode(reply.getViews(2)).longs("items").list(0)).hasSize(200);
        assertThat(reply.getBundle()).isNotEmpty();
    }

    @Test
    void write_isRead_andAnOlderRowIsIgnored() {
        assertThat(write(items(1_500, 42f, 10, 11))).isEqualTo(counts(2, 0));
        assertThat(write(items(1_400, 43f, 10))).isEqualTo(counts(0, 1));

        RowColumns rows = read("item", new long[] {10, 11, 12});
        assertThat(rows.floats("f3").values()[0]).isEqualTo(42f);
        assertThat(rows.updatedAtSeconds()).containsExactly(1_500, 1_500, 1_000);
    }

    @Test
    void write_storesLists() {
        WriteReply reply = write(new RowColumns(
                "user_history",
                new long[] {7, 5_000},
                new boolean[] {true, true},
                new long[] {2_000, 2_000},
                List.of(
                        LongColumn.lists("times", new long[] {9, 8}, new long[0]),
                        LongColumn.lists("items", new long[] {1, 2}, new long[0]),
                        FloatColumn.lists("ratings", new float[] {4, 5}, new float[0]))));

        assertThat(reply).isEqualTo(counts(2, 0));
        RowColumns history = read("user_history", new long[] {7, 5_000});
        assertThat(history.longs("items").list(0)).containsExactly(1, 2);
        assertThat(history.longs("times").list(0)).containsExactly(9, 8);
        assertThat(history.longs("items").list(1)).isEmpty();
    }

    @Test
    void read_refusesAnUnknownView() {
        assertThatThrownBy(() -> read("users", new long[] {1}))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessage("INVALID_ARGUMENT: unknown view 'users'; known are [item, user, user_history, user_seen]");
    }

    @Test
    void read_refusesTooManyIds() {
        assertThatThrownBy(() -> read("item", new long[1_001]))
                .hasMessage("INVALID_ARGUMENT: 1001 entities asked for, but the limit is 1000"
                        + " (headroom.features.read.most-rows)");
    }

    @Test
    void write_refusesWhatDoesNotFitTheView() {
        assertThatThrownBy(() -> write(items(1_600, Float.NaN, 10)))
                .hasMessage(
                        "INVALID_ARGUMENT: entity 10 of view item: column 'f0' is NaN, but must be a finite number");
        assertThatThrownBy(() -> write(items(1_700_000_000_000L, 1, 10)))
                .hasMessageStartingWith(
                        "INVALID_ARGUMENT: entity 10 of view item: updated_at_seconds is 1700000000000");
        RowColumns narrow = new RowColumns(
                "item", new long[] {1}, new boolean[] {true}, new long[] {1}, List.of(FloatColumn.scalar("f0", 1)));
        assertThatThrownBy(() -> write(narrow))
                .hasMessageStartingWith("INVALID_ARGUMENT: view item has the 8 columns")
                .hasMessageEndingWith("but 1 were given: [f0]");
    }

    @Test
    void metrics_countRows() throws Exception {
        read("item", new long[] {1, 777});

        String metrics = service.management("/q/metrics");

        assertThat(metrics)
                .contains("headroom_features_rows_read_total{view=\"item\"}")
                .contains("headroom_features_rows_missing_total{view=\"item\"}")
                .contains("headroom_features_write_queue")
                .contains("headroom_features_store_bytes");
    }

    private static RowColumns items(long updatedAtSeconds, float value, long... ids) {
        boolean[] present = new boolean[ids.length];
        long[] times = new long[ids.length];
        float[] values = new float[ids.length];
        Arrays.fill(present, true);
        Arrays.fill(times, updatedAtSeconds);
        Arrays.fill(values, value);
        List<RowColumn> columns = COLUMNS.stream()
                .<RowColumn>map(name -> FloatColumn.scalar(name, values))
                .toList();
        return new RowColumns("item", ids, present, times, columns);
    }

    private WriteReply write(RowColumns rows) {
        return store.write(WriteRequest.newBuilder().addRows(rows.encode()).build());
    }

    private RowColumns read(String view, long[] ids) {
        return RowColumns.decode(store.read(
                        ReadRequest.newBuilder().addReads(viewRead(view, ids)).build())
                .getViews(0));
    }

    private static ViewRead viewRead(String view, long... ids) {
        return ViewRead.newBuilder()
                .setView(view)
                .addAllEntityIds(LongStream.of(ids).boxed().toList())
                .build();
    }

    private static WriteReply counts(long written, long ignored) {
        return WriteReply.newBuilder()
                .setWritten(written)
                .setIgnoredAsOlder(ignored)
                .build();
    }
}

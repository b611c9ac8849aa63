package io.headroom.features.store;

import io.headroom.features.rows.PackedRow;
import io.headroom.features.rows.RowPacker;
import io.headroom.features.rows.RowWrite;
import io.headroom.features.rows.ViewSchema;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows of a view with scalar columns, all of one value. */
public final class TestRows {
    public static final ViewSchema SCHEMA = schema("item", 4);

    private TestRows() {}

    public static ViewSchema schema(String view, int columns) {
        return ViewSchema.scalars(
                view, IntStream.range(0, columns).mapToObj(i -> "c" + i).toList());
    }

    public static RowWrite row(ViewSchema schema, long id, long updatedAtSeconds, float value) {
        List<RowColumn> columns = schema.columns().stream()
                .<RowColumn>map(column -> FloatColumn.scalar(column.name(), value))
                .toList();
        return new RowPacker(schema, 0)
                .pack(new RowColumns(
                        schema.view(), new long[] {id}, new boolean[] {true}, new long[] {updatedAtSeconds}, columns))
                .getFirst();
    }

    /** Rows {@code first..first + count} of one time and value. */
    public static StoreBatch batch(ViewSchema schema, long first, int count, long updatedAtSeconds, float value) {
        List<RowWrite> rows = new ArrayList<>(count);
        for (long id = first; id < first + count; id++) {
            rows.add(row(schema, id, updatedAtSeconds, value));
        }
        return StoreBatch.of(rows);
    }

    /** The rows of some entities of one view, as of now. */
    public static RowReader reader(OnlineStore store, String view, long... ids) {
        return store.read(List.of(new RowKeys(view, ids.length, index -> ids[index])))
                .join();
    }

    /** First column of an entity's row, if it is there and intact. */
    public static Optional<Float> value(OnlineStore store, ViewSchema schema, long id) {
        List<Float> values = new ArrayList<>();
        try (RowReader reader = reader(store, schema.view(), id)) {
            reader.rows(0, (index, entityId, row) -> values.add(value(row, entityId)));
        }
        return values.stream().findFirst();
    }

    private static float value(ByteBuffer row, long entityId) {
        if (!PackedRow.isIntact(row, entityId)) {
            throw new StoreDamagedException("row " + entityId);
        }
        return row.getFloat(PackedRow.HEADER_BYTES);
    }
}

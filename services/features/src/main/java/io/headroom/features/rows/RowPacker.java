package io.headroom.features.rows;

import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import io.headroom.runtime.rows.RowFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns columns into the rows that are stored, having checked them against the view's schema. */
public final class RowPacker {
    /** End of the year 9999: a larger time is not in seconds. */
    public static final long LATEST_SECONDS = 253_402_300_799L;

    private final ViewSchema schema;
    private final int longestList;

    /** @param longestList most values a list column may hold in one row */
    public RowPacker(ViewSchema schema, int longestList) {
        this.schema = schema;
        this.longestList = longestList;
    }

    /** @throws RowFormatException naming the value and the limit, when the columns are not those of the view or a value is not allowed */
    public List<RowWrite> pack(RowColumns rows) {
        List<RowColumn> columns = inOrder(rows);
        List<RowWrite> writes = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            writes.add(new RowWrite(schema.view(), rows.entityIds()[row], pack(rows, columns, row)));
        }
        return writes;
    }

    private ByteBuffer pack(RowColumns rows, List<RowColumn> columns, int row) {
        long id = rows.entityIds()[row];
        long updatedAt = rows.updatedAtSeconds()[row];
        if (updatedAt < 0 || updatedAt > LATEST_SECONDS) {
            throw new RowFormatException(where(id) + ": updated_at_seconds is " + updatedAt
                    + ", but must be seconds since the epoch in 0.." + LATEST_SECONDS);
        }
        if (!rows.present()[row]) {
            throw new RowFormatException(where(id) + ": the row is marked absent, but only rows can be written");
        }
        ByteBuffer packed = PackedRow.begin(bytes(columns, row, id), schema, updatedAt);
        for (RowColumn column : columns) {
            put(packed, column, row, id);
        }
        return PackedRow.seal(packed, id);
    }

    /** The view's columns as the schema orders them; they may be given in any order. */
    private List<RowColumn> inOrder(RowColumns rows) {
        Map<String, RowColumn> given = new LinkedHashMap<>();
        rows.columns().forEach(column -> given.put(column.name(), column));
        if (rows.columns().size() != schema.columns().size()) {
            throw new RowFormatException(
                    "view " + schema.view() + " has the " + schema.columns().size() + " columns " + schema.names()
                            + ", but " + rows.columns().size() + " were given: " + given.keySet());
        }
        return schema.columns().stream().map(spec -> column(spec, given)).toList();
    }

    private RowColumn column(ColumnSpec spec, Map<String, RowColumn> given) {
        RowColumn column = given.get(spec.name());
        if (column == null) {
            throw new RowFormatException("view " + schema.view() + " needs the column '" + spec.name() + "', but only "
                    + given.keySet() + " were given");
        }
        if (!fits(column, spec.kind())) {
            throw new RowFormatException("column '" + spec.name() + "' of view " + schema.view() + " must hold "
                    + spec.kind() + ", but holds other values");
        }
        return column;
    }

    private static boolean fits(RowColumn column, ColumnSpec.Kind kind) {
        return switch (kind) {
            case FLOAT -> column instanceof FloatColumn && !column.isList();
            case FLOAT_LIST -> column instanceof FloatColumn && column.isList();
            case LONG_LIST -> column instanceof LongColumn && column.isList();
        };
    }

    private int bytes(List<RowColumn> columns, int row, long id) {
        int bytes = 0;
        for (int column = 0; column < columns.size(); column++) {
            ColumnSpec spec = schema.columns().get(column);
            int length = columns.get(column).length(row);
            if (spec.kind().isList() && length > longestList) {
                throw new RowFormatException(where(id) + ": list '" + spec.name() + "' has " + length
                        + " values, but the limit is " + longestList);
            }
            bytes += length * spec.kind().valueBytes() + (spec.kind().isList() ? Integer.BYTES : 0);
        }
        return bytes;
    }

    private void put(ByteBuffer packed, RowColumn column, int row, long id) {
        int length = column.length(row);
        int start = column.isList() ? column.offsets()[row] : row;
        if (column.isList()) {
            packed.putInt(length);
        }
        for (int value = start; value < start + length; value++) {
            switch (column) {
                case FloatColumn floats -> packed.putFloat(finite(floats, value, id));
                case LongColumn longs -> packed.putLong(longs.values()[value]);
            }
        }
    }

    private float finite(FloatColumn column, int position, long id) {
        float value = column.values()[position];
        if (!Float.isFinite(value)) {
            throw new RowFormatException(
                    where(id) + ": column '" + column.name() + "' is " + value + ", but must be a finite number");
        }
        return value;
    }

    private String where(long id) {
        return "entity " + id + " of view " + schema.view();
    }
}

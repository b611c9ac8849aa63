package io.headroom.runtime.rows;

import io.headroom.contracts.v1.ViewRows;
import java.util.List;

/**
 * Rows of one feature view as columns of primitive arrays, and their translation from and to the packed message. The arrays are shared,
 * not copied: whoever got the rows owns them. Thread-safe as long as nobody changes them.
 *
 * @param view name of the view
 * @param entityIds entity of each row
 * @param present whether the store has a row for the entity; a row it has not is all zeros and empty lists
 * @param updatedAtSeconds time of each row's newest event, seconds since the epoch; 0 when absent
 * @param columns scalar and list columns, each of as many rows
 */
public record RowColumns(
        String view, long[] entityIds, boolean[] present, long[] updatedAtSeconds, List<RowColumn> columns) {
    public RowColumns {
        columns = List.copyOf(columns);
    }

    /** @throws RowFormatException when the message contradicts itself */
    public static RowColumns decode(ViewRows rows) {
        return PackedColumns.decode(rows);
    }

    public ViewRows encode() {
        return PackedColumns.encode(this);
    }

    /** Number of rows. */
    public int size() {
        return entityIds.length;
    }

    /** @throws RowFormatException when the rows have no such column of floats */
    public FloatColumn floats(String name) {
        return column(name, FloatColumn.class);
    }

    /** @throws RowFormatException when the rows have no such column of longs */
    public LongColumn longs(String name) {
        return column(name, LongColumn.class);
    }

    /**
     * Scalar float columns as a row-major matrix of {@link #size()} rows, columns in the order of the names. Absent rows are zeros.
     *
     * @throws RowFormatException when a name is no scalar column of floats
     */
    public float[] matrix(List<String> names) {
        float[] matrix = new float[size() * names.size()];
        for (int column = 0; column < names.size(); column++) {
            FloatColumn source = floats(names.get(column));
            if (source.isList()) {
                throw new RowFormatException("column " + source.name() + " of view " + view + " holds lists");
            }
            float[] values = source.values();
            for (int row = 0, at = column; row < values.length; row++, at += names.size()) {
                matrix[at] = values[row];
            }
        }
        return matrix;
    }

    private <C extends RowColumn> C column(String name, Class<C> type) {
        for (RowColumn column : columns) {
            if (column.name().equals(name) && type.isInstance(column)) {
                return type.cast(column);
            }
        }
        throw new RowFormatException("view " + view + " has no " + type.getSimpleName() + " '" + name + "'; it has "
                + columns.stream().map(RowColumn::name).toList());
    }
}

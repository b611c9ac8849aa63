package io.headroom.runtime.rows;

/**
 * One column of the rows of a view. A scalar column holds one value a row and has no offsets. A list column holds the rows' lists one
 * after the other; the list of row {@code i} lies at {@code offsets[i]..offsets[i + 1]}, end exclusive.
 */
public sealed interface RowColumn permits FloatColumn, LongColumn {
    String name();

    /** One more than the rows for a list column, empty for a scalar one. Shared, not copied: not to be changed. */
    int[] offsets();

    default boolean isList() {
        return offsets().length > 0;
    }

    /** Length of a row's list; 1 for a scalar column. */
    default int length(int row) {
        return isList() ? offsets()[row + 1] - offsets()[row] : 1;
    }
}

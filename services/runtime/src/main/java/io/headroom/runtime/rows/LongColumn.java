package io.headroom.runtime.rows;

import java.util.Arrays;

/**
 * A column of longs; see {@link RowColumn}. The arrays are shared, not copied: rows are read on the hot path.
 *
 * @param values one value a row, or the lists one after the other
 * @param offsets where each row's list begins, with the end of the last; empty for a scalar column
 */
public record LongColumn(String name, long[] values, int[] offsets) implements RowColumn {
    public static LongColumn scalar(String name, long... values) {
        return new LongColumn(name, values, new int[0]);
    }

    public static LongColumn lists(String name, long[]... lists) {
        int[] offsets = new int[lists.length + 1];
        for (int row = 0; row < lists.length; row++) {
            offsets[row + 1] = offsets[row] + lists[row].length;
        }
        long[] values = new long[offsets[lists.length]];
        for (int row = 0; row < lists.length; row++) {
            System.arraycopy(lists[row], 0, values, offsets[row], lists[row].length);
        }
        return new LongColumn(name, values, offsets);
    }

    /** A copy of a row's list; of its one value for a scalar column. */
    public long[] list(int row) {
        int start = isList() ? offsets[row] : row;
        return Arrays.copyOfRange(values, start, start + length(row));
    }
}

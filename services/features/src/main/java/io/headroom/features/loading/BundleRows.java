package io.headroom.features.loading;

import io.headroom.features.rows.ViewSchema;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.NpyArray;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The feature rows of a bundle's arrays, view by view and a range of rows at a time. */
final class BundleRows {
    private final ViewSchema schema;
    private final Bundle bundle;
    private final String directory;
    private final long[] entityIds;
    private final long[] updatedAtSeconds;
    private final ColumnSource source;

    private BundleRows(ViewSchema schema, Bundle bundle, InitialValues values) {
        boolean items = schema.view().equals(BundleViews.ITEM);
        this.schema = schema;
        this.bundle = bundle;
        this.directory = values.directory();
        this.entityIds = bundle.array(items ? "items/ids.npy" : "users/ids.npy").longs();
        this.updatedAtSeconds = longs(directory + (items ? "item_updated.npy" : "user_updated.npy"), entityIds.length);
        this.source = switch (schema.view()) {
            case BundleViews.ITEM -> matrix(directory + "item.npy");
            case BundleViews.USER -> matrix(directory + "user.npy");
            case BundleViews.USER_HISTORY -> history();
            case BundleViews.USER_SEEN -> seen();
            default -> throw new BundleException("bundles have no view '" + schema.view() + "'");
        };
    }

    /** @throws BundleException when an array is missing or its size does not fit the others */
    static BundleRows of(Bundle bundle, ViewSchema schema, InitialValues values) {
        return new BundleRows(schema, bundle, values);
    }

    int size() {
        return entityIds.length;
    }

    /** Rows {@code from..to}, end exclusive. */
    RowColumns slice(int from, int to) {
        boolean[] present = new boolean[to - from];
        Arrays.fill(present, true);
        return new RowColumns(
                schema.view(),
                Arrays.copyOfRange(entityIds, from, to),
                present,
                Arrays.copyOfRange(updatedAtSeconds, from, to),
                source.columns(from, to));
    }

    private ColumnSource matrix(String path) {
        NpyArray array = bundle.array(path);
        int width = schema.columns().size();
        if (array.rows() != entityIds.length || array.columns() != width) {
            throw new BundleException(path + " of bundle " + bundle.version() + " is " + array.rows() + " x "
                    + array.columns() + ", but there are " + entityIds.length + " entities and " + width
                    + " columns in the manifest");
        }
        float[] values = array.floats();
        return (from, to) -> {
            List<RowColumn> columns = new ArrayList<>(width);
            for (int column = 0; column < width; column++) {
                float[] slice = new float[to - from];
                for (int row = from; row < to; row++) {
                    slice[row - from] = values[row * width + column];
                }
                columns.add(FloatColumn.scalar(schema.columns().get(column).name(), slice));
            }
            return columns;
        };
    }

    private ColumnSource history() {
        int[] offsets = offsets(directory + "history_offsets.npy");
        int total = offsets[entityIds.length];
        long[] items = longs(directory + "history_items.npy", total);
        long[] times = longs(directory + "history_times.npy", total);
        float[] ratings = bundle.array(directory + "history_ratings.npy").floats();
        requireLength(directory + "history_ratings.npy", ratings.length, total);
        return (from, to) -> {
            int[] slice = slice(offsets, from, to);
            return List.of(
                    new LongColumn(BundleViews.ITEMS, Arrays.copyOfRange(items, offsets[from], offsets[to]), slice),
                    new LongColumn(BundleViews.TIMES, Arrays.copyOfRange(times, offsets[from], offsets[to]), slice),
                    new FloatColumn(
                            BundleViews.RATINGS, Arrays.copyOfRange(ratings, offsets[from], offsets[to]), slice));
        };
    }

    private ColumnSource seen() {
        int[] offsets = offsets(directory + "seen_offsets.npy");
        long[] items = longs(directory + "seen_items.npy", offsets[entityIds.length]);
        return (from, to) -> List.of(new LongColumn(
                BundleViews.ITEMS, Arrays.copyOfRange(items, offsets[from], offsets[to]), slice(offsets, from, to)));
    }

    private int[] offsets(String path) {
        long[] stored = longs(path, entityIds.length + 1);
        int[] offsets = new int[stored.length];
        for (int row = 0; row < stored.length; row++) {
            boolean ascends = row == 0 ? stored[0] == 0 : stored[row] >= stored[row - 1];
            if (!ascends || stored[row] > Integer.MAX_VALUE) {
                throw new BundleException(path + " of bundle " + bundle.version() + " holds " + stored[row]
                        + " at position " + row + ", but offsets begin at 0 and ascend");
            }
            offsets[row] = (int) stored[row];
        }
        return offsets;
    }

    private static int[] slice(int[] offsets, int from, int to) {
        int[] slice = new int[to - from + 1];
        for (int row = from; row <= to; row++) {
            slice[row - from] = offsets[row] - offsets[from];
        }
        return slice;
    }

    private long[] longs(String path, int expected) {
        long[] values = bundle.array(path).longs();
        requireLength(path, values.length, expected);
        return values;
    }

    private void requireLength(String path, int actual, int expected) {
        if (actual != expected) {
            throw new BundleException(path + " of bundle " + bundle.version() + " holds " + actual
                    + " values, but must hold " + expected);
        }
    }

    @FunctionalInterface
    private interface ColumnSource {
        List<RowColumn> columns(int from, int to);
    }
}

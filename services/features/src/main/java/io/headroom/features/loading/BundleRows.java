package io.headroom.features.loading;

import io.headroom.features.rows.ViewSchema;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.InitialFeatures;
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
    private final InitialFeatures initial;
    private final long[] entityIds;
    private final long[] updatedAtSeconds;
    private final ColumnSource source;

    private BundleRows(ViewSchema schema, InitialFeatures initial) {
        String entity = schema.view().equals(BundleViews.ITEM) ? BundleViews.ITEM : BundleViews.USER;
        this.schema = schema;
        this.initial = initial;
        this.entityIds = initial.bundle().array(entity + "s/ids.npy").longs();
        this.updatedAtSeconds = initial.updatedAtSeconds(entity, entityIds.length);
        this.source = switch (schema.view()) {
            case BundleViews.ITEM, BundleViews.USER -> scalars();
            case BundleViews.USER_HISTORY -> history();
            case BundleViews.USER_SEEN -> seen();
            default -> throw new BundleException("bundles have no view '" + schema.view() + "'");
        };
    }

    /** @throws BundleException when an array is missing or its size does not fit the others */
    static BundleRows of(InitialFeatures initial, ViewSchema schema) {
        return new BundleRows(schema, initial);
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

    private ColumnSource scalars() {
        int width = schema.columns().size();
        float[] values = initial.scalars(schema.view(), entityIds.length, width);
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
        int[] offsets = offsets("history_offsets");
        int total = offsets[entityIds.length];
        long[] items = initial.longs("history_items", total);
        long[] times = initial.longs("history_times", total);
        float[] ratings = initial.floats("history_ratings", total);
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
        int[] offsets = offsets("seen_offsets");
        long[] items = initial.longs("seen_items", offsets[entityIds.length]);
        return (from, to) -> List.of(new LongColumn(
                BundleViews.ITEMS, Arrays.copyOfRange(items, offsets[from], offsets[to]), slice(offsets, from, to)));
    }

    private int[] offsets(String name) {
        long[] stored = initial.longs(name, entityIds.length + 1);
        int[] offsets = new int[stored.length];
        for (int row = 0; row < stored.length; row++) {
            boolean ascends = row == 0 ? stored[0] == 0 : stored[row] >= stored[row - 1];
            if (!ascends || stored[row] > Integer.MAX_VALUE) {
                throw new BundleException(initial.path(name) + " of bundle "
                        + initial.bundle().version() + " holds " + stored[row]
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

    @FunctionalInterface
    private interface ColumnSource {
        List<RowColumn> columns(int from, int to);
    }
}

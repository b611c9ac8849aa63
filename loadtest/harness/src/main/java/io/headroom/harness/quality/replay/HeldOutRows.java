package io.headroom.harness.quality.replay;

import io.headroom.contracts.v1.ViewRows;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The feature rows of a bundle's held-out requests, as the feature store takes them. Immutable. */
final class HeldOutRows {
    /** A feature store takes 10,000 rows a write unless told otherwise. */
    private static final int ROWS_OF_A_WRITE = 4_000;

    private static final String REQUESTS = "heldout/requests/";
    private static final String CHANGES = "heldout/changes/";

    private final List<String> itemColumns;
    private final List<String> userColumns;
    private final long[] changeOffsets;
    private final long[] changedItems;
    private final long[] changedAt;
    private final float[] changes;
    private final float[] users;
    private final long[] usersUpdated;
    private final long[] historyOffsets;
    private final long[] historyItems;
    private final long[] historyTimes;
    private final float[] historyRatings;
    private final long[] seenOffsets;
    private final long[] seenItems;

    HeldOutRows(Bundle bundle, List<HeldOutRequest> requests) {
        itemColumns = bundle.manifest().features().get("item");
        userColumns = bundle.manifest().features().get("user");
        changeOffsets = bundle.array(CHANGES + "offsets.npy").longs();
        changedItems = bundle.array(CHANGES + "item_ids.npy").longs();
        changedAt = bundle.array(CHANGES + "item_updated.npy").longs();
        changes = bundle.array(CHANGES + "item.npy").floats();
        users = bundle.array(REQUESTS + "user.npy").floats();
        usersUpdated = bundle.array(REQUESTS + "user_updated.npy").longs();
        historyOffsets = bundle.array(REQUESTS + "history_offsets.npy").longs();
        historyItems = bundle.array(REQUESTS + "history_items.npy").longs();
        historyTimes = bundle.array(REQUESTS + "history_times.npy").longs();
        historyRatings = bundle.array(REQUESTS + "history_ratings.npy").floats();
        seenOffsets = bundle.array(REQUESTS + "seen_offsets.npy").longs();
        seenItems = bundle.array(REQUESTS + "seen_items.npy").longs();
        if (usersUpdated.length != requests.size() || changeOffsets.length != requests.size() + 1) {
            throw new IllegalStateException(
                    "bundle %s has %d held-out requests, but rows of %d users and changes before %d requests"
                            .formatted(
                                    bundle.version(), requests.size(), usersUpdated.length, changeOffsets.length - 1));
        }
    }

    List<ViewRows> changes(int afterIndex, int index) {
        Map<Long, Integer> newest = new LinkedHashMap<>();
        for (long row = changeOffsets[afterIndex + 1]; row < changeOffsets[index + 1]; row++) {
            newest.put(changedItems[(int) row], (int) row);
        }
        int[] rows = newest.values().stream().mapToInt(Integer::intValue).toArray();
        List<ViewRows> writes = new ArrayList<>();
        for (int from = 0; from < rows.length; from += ROWS_OF_A_WRITE) {
            writes.add(items(Arrays.copyOfRange(rows, from, Math.min(rows.length, from + ROWS_OF_A_WRITE))));
        }
        return writes;
    }

    private ViewRows items(int[] rows) {
        long[] ids = Arrays.stream(rows).mapToLong(row -> changedItems[row]).toArray();
        long[] updated = Arrays.stream(rows).mapToLong(row -> changedAt[row]).toArray();
        int width = itemColumns.size();
        List<RowColumn> columns = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            float[] values = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                values[i] = changes[rows[i] * width + column];
            }
            columns.add(FloatColumn.scalar(itemColumns.get(column), values));
        }
        return rows("item", ids, updated, columns);
    }

    List<ViewRows> user(HeldOutRequest request) {
        int index = request.index();
        if (usersUpdated[index] == 0) {
            return List.of();
        }
        int from = (int) historyOffsets[index];
        int to = (int) historyOffsets[index + 1];
        long[] seen = Arrays.copyOfRange(seenItems, (int) seenOffsets[index], (int) seenOffsets[index + 1]);
        return List.of(
                oneUser("user", request, scalars(index)),
                oneUser(
                        "user_history",
                        request,
                        List.of(
                                LongColumn.lists("items", Arrays.copyOfRange(historyItems, from, to)),
                                LongColumn.lists("times", Arrays.copyOfRange(historyTimes, from, to)),
                                FloatColumn.lists("ratings", Arrays.copyOfRange(historyRatings, from, to)))),
                oneUser("user_seen", request, List.of(LongColumn.lists("items", seen))));
    }

    private List<RowColumn> scalars(int index) {
        List<RowColumn> columns = new ArrayList<>(userColumns.size());
        for (int column = 0; column < userColumns.size(); column++) {
            columns.add(FloatColumn.scalar(userColumns.get(column), users[index * userColumns.size() + column]));
        }
        return columns;
    }

    private ViewRows oneUser(String view, HeldOutRequest request, List<RowColumn> columns) {
        return rows(view, new long[] {request.userId()}, new long[] {usersUpdated[request.index()]}, columns);
    }

    private static ViewRows rows(String view, long[] ids, long[] updated, List<RowColumn> columns) {
        boolean[] present = new boolean[ids.length];
        Arrays.fill(present, true);
        return new RowColumns(view, ids, present, updated, columns).encode();
    }
}

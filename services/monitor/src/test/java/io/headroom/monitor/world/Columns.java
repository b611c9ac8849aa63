package io.headroom.monitor.world;

import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.util.ArrayList;
import java.util.List;

/** The reference's requests, column by column. */
final class Columns {
    private final List<float[]> users = new ArrayList<>();
    private final List<float[]> items = new ArrayList<>();
    private final List<Long> userUpdated = new ArrayList<>();
    private final List<Long> itemUpdated = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private final List<float[]> scores = new ArrayList<>();

    void add(SyntheticBundle bundle, SyntheticTraffic.Shown shown, int position) {
        int item = shown.items()[position];
        users.add(bundle.userRow(shown.user()));
        userUpdated.add(bundle.users.get(shown.user()).updatedAtSeconds());
        items.add(bundle.itemRow(item));
        itemUpdated.add(bundle.items.get(item).updatedAtSeconds());
        positions.add(position + 1L);
        scores.add(new float[] {shown.scores()[position]});
    }

    void write(BundleWriter writer) {
        writer.array("monitoring/user.npy", floats(users, true));
        writer.array("monitoring/item.npy", floats(items, true));
        writer.array("monitoring/user_updated.npy", longs(userUpdated));
        writer.array("monitoring/item_updated.npy", longs(itemUpdated));
        writer.array("monitoring/positions.npy", longs(positions));
        writer.array("monitoring/scores.npy", floats(scores, false));
    }

    private static NpyArray longs(List<Long> values) {
        return NpyArray.of(values.stream().mapToLong(Long::longValue).toArray());
    }

    private static NpyArray floats(List<float[]> rows, boolean matrix) {
        int width = rows.getFirst().length;
        float[] all = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, all, row * width, width);
        }
        return matrix ? NpyArray.of(all, rows.size(), width) : NpyArray.of(all);
    }
}

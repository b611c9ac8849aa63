package io.headroom.features.store;

import io.headroom.features.rows.PackedRow;
import java.util.List;

/** Reads every row once: finds damage before the first request does, and brings the pages into memory. */
public final class StoreCheck {
    private StoreCheck() {}

    /**
     * Checks all rows of some views.
     *
     * @return how many there are
     * @throws StoreDamagedException naming the first row whose bytes are not those that were written
     */
    public static long verify(OnlineStore store, List<String> views) {
        long[] rows = {0};
        for (String view : views) {
            store.scan(view, (index, entityId, row) -> {
                rows[0]++;
                if (!PackedRow.isIntact(row, entityId)) {
                    throw new StoreDamagedException(
                            "the stored row of entity " + entityId + " in view " + view + " is damaged");
                }
            });
        }
        return rows[0];
    }
}

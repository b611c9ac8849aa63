package io.headroom.features.loading;

import io.headroom.features.rows.PackedRow;
import io.headroom.features.rows.RowWrite;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreBatch;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.InitialFeatures;
import io.headroom.runtime.bundle.InitialValues;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a store that were written online: those newer than what the bundle states of their entity, and those of entities it does not know.
 * They outlive the bundle; where the next one has newer ones, those win.
 *
 * @param store filled from the bundle
 */
public record OnlineRows(OnlineStore store, ViewSchemas schemas, Bundle bundle, InitialValues values) {
    /**
     * What became of them.
     *
     * @param carried rows the other store took
     * @param older rows of which the other store has newer ones
     * @param otherColumns rows of views that have other columns in the other bundle; nobody could read them there
     */
    public record Carried(long carried, long older, long otherColumns) {}

    /** Copies them into the store of another bundle. */
    public Carried carryTo(OnlineStore next, ViewSchemas nextSchemas, int chunkRows) {
        long carried = 0;
        long older = 0;
        long otherColumns = 0;
        for (String view : BundleViews.ALL) {
            List<RowWrite> rows = of(view);
            boolean same = schemas.find(view).equals(nextSchemas.find(view));
            otherColumns += same ? 0 : rows.size();
            for (int from = 0; same && from < rows.size(); from += chunkRows) {
                List<RowWrite> chunk = rows.subList(from, Math.min(rows.size(), from + chunkRows));
                var counts = next.commit(List.of(StoreBatch.of(chunk))).getFirst();
                carried += counts.written();
                older += counts.ignoredAsOlder();
            }
        }
        return new Carried(carried, older, otherColumns);
    }

    private List<RowWrite> of(String view) {
        Map<Long, Long> stated = statedTimes(view.equals(BundleViews.ITEM) ? BundleViews.ITEM : BundleViews.USER);
        List<RowWrite> online = new ArrayList<>();
        store.scan(view, (_, id, row) -> {
            if (PackedRow.updatedAtSeconds(row) > stated.getOrDefault(id, Long.MIN_VALUE)) {
                online.add(new RowWrite(view, id, copy(row)));
            }
        });
        return online;
    }

    private Map<Long, Long> statedTimes(String entity) {
        long[] ids = bundle.array(entity + "s/ids.npy").longs();
        long[] times = new InitialFeatures(bundle, values).updatedAtSeconds(entity, ids.length);
        Map<Long, Long> stated = HashMap.newHashMap(ids.length);
        for (int row = 0; row < ids.length; row++) {
            stated.put(ids[row], times[row]);
        }
        return stated;
    }

    /** A row is the store's own memory only while it is visited. */
    private static ByteBuffer copy(ByteBuffer row) {
        return ByteBuffer.allocate(row.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(row.duplicate())
                .flip();
    }
}

package io.headroom.features.loading;

import io.headroom.features.rows.RowPacker;
import io.headroom.features.rows.RowWrite;
import io.headroom.features.rows.ViewSchema;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreBatch;
import io.headroom.features.store.WriteCounts;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.rows.RowFormatException;
import java.util.List;
import java.util.Map;

/**
 * Brings a bundle's rows into the store. Newer rows that were written online stay. A marker says which bundle is in, so that a restart
 * loads nothing; a load that was cut short is simply done again.
 */
public final class BundleLoader {
    private static final String MARKER = "bundle";

    private final OnlineStore store;
    private final ViewSchemas schemas;
    private final int chunkRows;

    /** @param chunkRows rows of one transaction */
    public BundleLoader(OnlineStore store, ViewSchemas schemas, int chunkRows) {
        this.store = store;
        this.schemas = schemas;
        this.chunkRows = chunkRows;
    }

    /**
     * Loads the bundle unless the store has it already.
     *
     * @throws BundleException when the bundle's arrays do not fit together or hold a value that is not allowed
     */
    public LoadResult load(Bundle bundle) {
        if (store.marker(MARKER).filter(bundle.version()::equals).isPresent()) {
            return new LoadResult(false, new WriteCounts(0, 0));
        }
        WriteCounts total = new WriteCounts(0, 0);
        for (String view : BundleViews.ALL) {
            total = total.plus(loadView(bundle, schemas.find(view).orElseThrow()));
        }
        List<WriteCounts> marked = store.commit(List.of(new StoreBatch(List.of(), Map.of(MARKER, bundle.version()))));
        return new LoadResult(true, marked.stream().reduce(total, WriteCounts::plus));
    }

    private WriteCounts loadView(Bundle bundle, ViewSchema schema) {
        BundleRows rows = BundleRows.of(bundle, schema);
        RowPacker packer = new RowPacker(schema, Integer.MAX_VALUE);
        WriteCounts total = new WriteCounts(0, 0);
        for (int from = 0; from < rows.size(); from += chunkRows) {
            List<RowWrite> chunk = pack(bundle, packer, rows, from);
            total = total.plus(store.commit(List.of(StoreBatch.of(chunk))).getFirst());
        }
        return total;
    }

    private List<RowWrite> pack(Bundle bundle, RowPacker packer, BundleRows rows, int from) {
        try {
            return packer.pack(rows.slice(from, Math.min(rows.size(), from + chunkRows)));
        } catch (RowFormatException e) {
            throw new BundleException("bundle " + bundle.version() + ": " + e.getMessage(), e);
        }
    }
}

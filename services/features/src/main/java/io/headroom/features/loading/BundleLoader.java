package io.headroom.features.loading;

import io.headroom.features.rows.RowPacker;
import io.headroom.features.rows.RowWrite;
import io.headroom.features.rows.ViewSchema;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreBatch;
import io.headroom.features.store.StoreException;
import io.headroom.features.store.WriteCounts;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.InitialFeatures;
import io.headroom.runtime.bundle.InitialValues;
import io.headroom.runtime.rows.RowFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a bundle's rows into the store. Newer rows that were written online stay. A marker says which bundle is in, so that a restart
 * loads nothing; a load that was cut short is simply done again. Another marker says which initial values the store began with: it keeps to
 * them, for a store that mixed two moments would answer with neither.
 */
public final class BundleLoader {
    private static final String MARKER = OnlineStore.BUNDLE_MARKER;
    private static final String VALUES_MARKER = "initial-values";

    private final OnlineStore store;
    private final ViewSchemas schemas;
    private final InitialValues values;
    private final int chunkRows;

    /**
     * @param values which state of the bundle to load
     * @param chunkRows rows of one transaction
     */
    public BundleLoader(OnlineStore store, ViewSchemas schemas, InitialValues values, int chunkRows) {
        this.store = store;
        this.schemas = schemas;
        this.values = values;
        this.chunkRows = chunkRows;
    }

    /**
     * Loads the bundle unless the store has it already.
     *
     * @throws BundleException when the bundle's arrays do not fit together or hold a value that is not allowed
     * @throws StoreException when the store began with other initial values
     */
    public LoadResult load(Bundle bundle) {
        claim();
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

    /** Before the first row, so that a load that is cut short has claimed the store too. */
    private void claim() {
        // A store from before there was a choice began with the current values.
        Optional<InitialValues> begun = store.marker(VALUES_MARKER)
                .map(InitialValues::valueOf)
                .or(() -> store.marker(MARKER).map(_ -> InitialValues.CURRENT));
        if (begun.isEmpty()) {
            store.commit(List.of(new StoreBatch(List.of(), Map.of(VALUES_MARKER, values.name()))));
        } else if (begun.get() != values) {
            throw new StoreException("the store began with the " + text(begun.get()) + " values of its bundle, but "
                    + "headroom.features.initial-values is " + text(values)
                    + "; name an empty directory in headroom.features.store.directory");
        }
    }

    private static String text(InitialValues values) {
        return values.name().toLowerCase(Locale.ROOT);
    }

    private WriteCounts loadView(Bundle bundle, ViewSchema schema) {
        BundleRows rows = BundleRows.of(new InitialFeatures(bundle, values), schema);
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

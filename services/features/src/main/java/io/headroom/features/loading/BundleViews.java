package io.headroom.features.loading;

import io.headroom.features.rows.ColumnSpec;
import io.headroom.features.rows.ColumnSpec.Kind;
import io.headroom.features.rows.ViewSchema;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.Manifest;
import java.util.List;

/** The views a bundle fills. Their scalar columns are named in its manifest; the lists of a user's items are always the same. */
public final class BundleViews {
    public static final String USER = "user";
    public static final String ITEM = "item";
    public static final String USER_HISTORY = "user_history";
    public static final String USER_SEEN = "user_seen";

    static final String ITEMS = "items";
    static final String TIMES = "times";
    static final String RATINGS = "ratings";

    /** All views, in the order in which they are loaded. */
    public static final List<String> ALL = List.of(ITEM, USER, USER_HISTORY, USER_SEEN);

    private BundleViews() {}

    /** @throws BundleException when the manifest does not name the columns of users and items */
    public static ViewSchemas of(Manifest manifest) {
        return ViewSchemas.of(
                ViewSchema.scalars(USER, columns(manifest, USER)),
                ViewSchema.scalars(ITEM, columns(manifest, ITEM)),
                ViewSchema.of(
                        USER_HISTORY,
                        List.of(
                                new ColumnSpec(ITEMS, Kind.LONG_LIST),
                                new ColumnSpec(TIMES, Kind.LONG_LIST),
                                new ColumnSpec(RATINGS, Kind.FLOAT_LIST))),
                ViewSchema.of(USER_SEEN, List.of(new ColumnSpec(ITEMS, Kind.LONG_LIST))));
    }

    private static List<String> columns(Manifest manifest, String view) {
        List<String> columns = manifest.features().get(view);
        if (columns == null || columns.isEmpty()) {
            throw new BundleException(
                    "the manifest of bundle " + manifest.version() + " names no features of view " + view);
        }
        return columns;
    }
}

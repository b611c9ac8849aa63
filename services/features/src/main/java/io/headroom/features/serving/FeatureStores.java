package io.headroom.features.serving;

import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * Opens the store of a bundle. A service that follows a registry has one store for each bundle, side by side, so that the next one is filled while
 * the present one serves, and rows of different bundles never mix; one that does not has a single store, for ever.
 */
interface FeatureStores extends AutoCloseable {
    /** @throws StoreException when it cannot be opened, or is open already where only one process may have it */
    OnlineStore open(String bundle);

    /**
     * Looks at the rows a store begins with, as far as that kind of store needs it.
     *
     * @return which store it is and what was found, for the log
     */
    String check(OnlineStore store, List<String> views);

    /** The bundle whose store served last, before this process or in it; empty where there is no store but one. */
    Optional<String> lastServed();

    /** Remembers that the store of this bundle serves, and removes those of others but the latest. */
    void serves(String bundle, Optional<String> before);

    @Override
    default void close() {
        // Most hold nothing beside the stores they opened.
    }
}

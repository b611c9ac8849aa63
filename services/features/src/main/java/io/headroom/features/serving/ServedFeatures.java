package io.headroom.features.serving;

import io.headroom.features.reading.FeatureReads;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.writing.FeatureWrites;
import io.headroom.features.writing.GroupCommit;
import io.headroom.runtime.bundle.Bundle;

/** A store with its bundle in it, ready to be read and written. */
record ServedFeatures(
        Bundle bundle,
        ViewSchemas schemas,
        OnlineStore store,
        GroupCommit commits,
        FeatureReads reads,
        FeatureWrites writes)
        implements AutoCloseable {
    /** Finishes the writes that wait, then closes the store. */
    @Override
    public void close() {
        try (store) {
            commits.close();
        }
    }
}

package io.headroom.features.serving;

import io.headroom.features.reading.FeatureReads;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.writing.FeatureWrites;
import io.headroom.features.writing.GroupCommit;

/** A store with its bundle in it, ready to be read and written. */
record ServedFeatures(OnlineStore store, GroupCommit commits, FeatureReads reads, FeatureWrites writes)
        implements AutoCloseable {
    /** Finishes the writes that wait, then closes the store. */
    @Override
    public void close() {
        try (store) {
            commits.close();
        }
    }
}

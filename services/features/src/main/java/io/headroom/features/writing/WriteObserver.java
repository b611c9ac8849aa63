package io.headroom.features.writing;

import io.headroom.features.store.WriteCounts;

/** Told of each write that became durable. */
@FunctionalInterface
public interface WriteObserver {
    void wrote(WriteCounts counts);
}

package io.headroom.features.loading;

import io.headroom.features.store.WriteCounts;

/**
 * What loading a bundle did.
 *
 * @param loaded false when the store had it already
 */
public record LoadResult(boolean loaded, WriteCounts rows) {}

package io.headroom.features.store;

/**
 * What became of a batch.
 *
 * @param written rows stored
 * @param ignoredAsOlder rows left out because the stored row is newer
 */
public record WriteCounts(long written, long ignoredAsOlder) {
    public WriteCounts plus(WriteCounts other) {
        return new WriteCounts(written + other.written, ignoredAsOlder + other.ignoredAsOlder);
    }
}

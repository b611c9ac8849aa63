package io.headroom.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headroom.registry.store.Current;
import io.headroom.registry.store.StoredBundle;
import java.util.List;
import java.util.Optional;

/**
 * What the registry holds.
 *
 * @param current the promoted version; absent when nothing is
 * @param previous what a roll-back returns to; absent when there is nothing
 * @param promotion grows with each promotion and each roll-back
 * @param bundles the newest first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Listing(Optional<String> current, Optional<String> previous, long promotion, List<Entry> bundles) {
    /**
     * A bundle.
     *
     * @param publishedAt ISO 8601
     * @param bytes of all its files
     * @param files their number
     */
    record Entry(String version, String publishedAt, long bytes, int files) {
        static Entry of(StoredBundle bundle) {
            return new Entry(
                    bundle.version(),
                    bundle.publishedAt().toString(),
                    bundle.bytes(),
                    bundle.manifest().files().size());
        }
    }

    static Listing of(Current current, List<StoredBundle> bundles) {
        return new Listing(
                current.version(),
                current.previous(),
                current.promotion(),
                bundles.stream().map(Entry::of).toList());
    }
}

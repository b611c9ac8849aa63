package io.headroom.monitor.bundles;

import io.headroom.monitoring.reference.Reference;
import java.util.Optional;

/**
 * A bundle and what it says answers look like. Immutable.
 *
 * @param problem why the reference holds nothing to compare with; then counts, labels and health are all that is watched
 */
public record WatchedBundle(Reference reference, Optional<String> problem) {
    public String version() {
        return reference.bundle();
    }
}

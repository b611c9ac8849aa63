package io.headroom.monitor.watching;

import io.headroom.monitor.bundles.WatchedBundle;
import java.util.concurrent.CompletableFuture;

/** Something the watching thread is asked to do between two polls. */
public sealed interface Order {
    /** Watches this bundle from now on. */
    record Follow(WatchedBundle bundle) implements Order {}

    /**
     * Notes something known from outside.
     *
     * @param noted completes with whether it is saved too
     */
    record Mark(String label, long fromMillis, long toMillis, CompletableFuture<Boolean> noted) implements Order {}
}

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
     * @param noted completes with whether it is saved too, or with an exception when nobody will note it
     */
    record Mark(String label, long fromMillis, long toMillis, CompletableFuture<Boolean> noted) implements Order {
        /** Whoever waits is told that it is not noted; without effect when it was. */
        void refuse() {
            noted.completeExceptionally(new IllegalStateException("the event log is not watched"));
        }
    }
}

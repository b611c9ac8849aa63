package io.headroom.runtime.following;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.readiness.WarmUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Keeps a service at the bundle a registry promotes. Nothing that goes wrong here takes away what serves: the registry may be gone, what it
 * promotes may be damaged. A service that has nothing to serve yet says why it is not ready, and takes what lies in its directory if the registry
 * has nothing for it. One thread uses it.
 */
final class PromotionFollower {
    private static final Logger LOG = Logger.getLogger(PromotionFollower.class);

    /** Where nothing serves, what failed so often is still tried now and then: there is nothing to lose. */
    private static final int RARELY_ONE_IN = 12;

    private final BundleSource source;
    private final BundleStore store;
    private final BundleSwap swap;
    private final WarmUp readiness;
    private final BundleMetrics metrics;
    private final Limits limits;
    private final BundleFetch fetch;
    private final Attempts promoted = new Attempts();
    private final Attempts local = new Attempts();
    private String told = "";
    private int skipped;

    /**
     * How often, and how much.
     *
     * @param attempts how often a bundle is tried that cannot be served
     * @param keep bundles kept in the directory
     */
    record Limits(int attempts, int keep) {}

    PromotionFollower(
            BundleSource source,
            BundleStore store,
            BundleSwap swap,
            WarmUp readiness,
            BundleMetrics metrics,
            Limits limits) {
        this.source = source;
        this.store = store;
        this.swap = swap;
        this.readiness = readiness;
        this.metrics = metrics;
        this.limits = limits;
        this.fetch = new BundleFetch(store, source);
    }

    /** Asks once, and does what follows of it. */
    void poll() {
        Promotion answer = source.current();
        metrics.polled(answer);
        switch (answer) {
            case Promotion.Promoted now -> follow(now);
            case Promotion.Nothing _ -> without("no bundle is promoted yet in " + source.name());
            case Promotion.Silent silent -> without(silent.reason());
        }
    }

    private void follow(Promotion.Promoted now) {
        if (swap.served().filter(now.version()::equals).isPresent()) {
            tell("");
            return;
        }
        if (promoted.failedOn(now) >= limits.attempts()
                && (swap.served().isPresent() || ++skipped % RARELY_ONE_IN != 0)) {
            return;
        }
        try {
            serve(fetch.bring(now.version()));
            tell("");
        } catch (BundleSource.UnreachableException e) {
            without(e.getMessage());
        } catch (RuntimeException | Error e) {
            refuse(now, e);
        }
    }

    private void refuse(Promotion.Promoted now, Throwable failure) {
        metrics.refused();
        promoted.failed(now);
        if (readiness.isStopping()) {
            return;
        }
        boolean last = swap.served().isPresent() && promoted.failedOn(now) >= limits.attempts();
        String reason = "bundle " + now.version() + " is promoted, but cannot be served: " + reasonOf(failure);
        LOG.debug("the failure in full", failure);
        without(reason + (last ? "; it is not tried again before the next promotion" : ""));
    }

    /** There is nothing new. What serves goes on; where nothing does, what is here must do. */
    private void without(String reason) {
        if (swap.served().isEmpty() && !serveLocal(reason)) {
            readiness.notYet(reason);
        }
        tell(reason);
    }

    private boolean serveLocal(String reason) {
        String current = store.currentVersion().orElse("");
        if (current.isEmpty() || local.failedOn(current) >= limits.attempts()) {
            return false;
        }
        try {
            LOG.warnf("%s; serving what lies in %s", reason, store.root());
            serve(store.openNewestValid(LOG::error));
            return true;
        } catch (RuntimeException | Error e) {
            local.failed(current);
            LOG.errorf("the bundles in %s cannot be served either: %s", store.root(), reasonOf(e));
            return false;
        }
    }

    private void serve(Bundle bundle) {
        List<String> kept = new ArrayList<>(List.of(bundle.version()));
        swap.served().ifPresent(kept::add);
        swap.to(bundle);
        readiness.done();
        try {
            store.point(bundle.version());
            fetch.prune(kept, limits.keep());
        } catch (IOException | BundleException | BundleSource.UnreachableException e) {
            LOG.warnf("bundle %s serves, but its directory %s is not in order: %s", bundle.version(), store.root(), e);
        }
    }

    /** Once for each change, not for each poll. */
    private void tell(String reason) {
        if (!reason.equals(told)) {
            if (reason.isEmpty()) {
                LOG.infof("%s is followed again", source.name());
            } else {
                LOG.warn(reason
                        + swap.served()
                                .map(version -> "; still serving " + version)
                                .orElse(""));
            }
            told = reason;
        }
    }

    private static String reasonOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
    }

    /** How often the latest thing that was tried has failed. */
    private static final class Attempts {
        private Object tried = "";
        private int failures;

        int failedOn(Object now) {
            return tried.equals(now) ? failures : 0;
        }

        void failed(Object now) {
            failures = failedOn(now) + 1;
            tried = now;
        }
    }
}

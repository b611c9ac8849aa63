package io.headroom.features.serving;

import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.features.loading.BundleLoader;
import io.headroom.features.loading.BundleViews;
import io.headroom.features.loading.LoadResult;
import io.headroom.features.loading.OnlineRows;
import io.headroom.features.reading.FeatureReads;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreBatch;
import io.headroom.features.store.StoreEmptiedException;
import io.headroom.features.store.StoreException;
import io.headroom.features.writing.FeatureWrites;
import io.headroom.features.writing.GroupCommit;
import io.headroom.features.writing.GroupLimits;
import io.headroom.features.writing.StoreFailures;
import io.headroom.features.writing.SwitchedWrites;
import io.headroom.features.writing.WriteLimits;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.configuration.HeadroomConfig;
import io.headroom.runtime.readiness.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Opens the store of each bundle that is to be served, fills it, and holds what answers requests from then on. The store that was replaced stays
 * open for a while for those who still ask for its bundle; what is written meanwhile goes to both.
 */
@ApplicationScoped
public class OnlineFeatures {
    private static final Logger LOG = Logger.getLogger(OnlineFeatures.class);

    private final FeaturesConfig config;
    private final FeatureMetrics metrics;
    private final FeatureStores stores;
    private final BundleStore bundles;
    private final SwitchedWrites writes = new SwitchedWrites();
    private final Loaded<ServedFeatures> served = new Loaded<>("the feature store is still loading its bundle");
    private final AtomicBoolean refilling = new AtomicBoolean();
    private volatile Optional<ServedFeatures> replaced = Optional.empty();

    public OnlineFeatures(
            FeaturesConfig config, FeatureMetrics metrics, FeatureStores stores, HeadroomConfig headroom) {
        this.config = config;
        this.metrics = metrics;
        this.stores = stores;
        this.bundles = new BundleStore(headroom.bundle().directory());
    }

    boolean isServing() {
        return served.isSet();
    }

    /**
     * Answers from the store of the caller's bundle if it is still open, else from the one that serves.
     *
     * @throws io.headroom.runtime.failures.ServiceException UNAVAILABLE while the first bundle is being loaded
     */
    CompletableFuture<ReadReply> read(ReadRequest request) {
        ServedFeatures chosen = chosenFor(request.getBundle());
        return chosen.reads().read(request).exceptionallyCompose(failure -> again(request, chosen, failure));
    }

    /** The store that was chosen may have been closed meanwhile. */
    private CompletableFuture<ReadReply> again(ReadRequest request, ServedFeatures chosen, Throwable failure) {
        ServedFeatures now = served.get();
        if (StoreFailures.cause(failure) instanceof StoreEmptiedException) {
            refill(chosen, failure);
        }
        return now.equals(chosen)
                ? CompletableFuture.failedFuture(failure)
                : now.reads().read(request);
    }

    /** Until the bundle's rows are there again reads fail, and callers go on with what they remember. */
    private void refill(ServedFeatures emptied, Throwable failure) {
        if (refilling.compareAndSet(false, true)) {
            LOG.errorf(
                    "%s: filling it anew; what was written online is lost",
                    StoreFailures.cause(failure).getMessage());
            Thread.ofPlatform().name("features-refill").daemon().start(() -> {
                try {
                    fill(emptied.store(), emptied.schemas(), emptied.bundle());
                } catch (RuntimeException e) {
                    LOG.warnf("the feature store was not filled anew: %s", e.getMessage());
                } finally {
                    refilling.set(false);
                }
            });
        }
    }

    private ServedFeatures chosenFor(String bundle) {
        ServedFeatures now = served.get();
        return bundle.isEmpty() || bundle.equals(now.bundle().version())
                ? now
                : replaced.filter(before -> before.bundle().version().equals(bundle))
                        .orElse(now);
    }

    /** Where writes go. */
    SwitchedWrites writes() {
        return writes;
    }

    /** Opens, checks and fills the store of a bundle, and has it follow what is written from now on. */
    ServedFeatures open(Bundle bundle) {
        // It may be the one that is asked for again.
        retire();
        ViewSchemas schemas = BundleViews.of(bundle.manifest());
        OnlineStore store = stores.open(bundle.version());
        try {
            fill(store, schemas, bundle);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        ServedFeatures next = ready(store, schemas, bundle);
        try {
            takeOver(next);
            return next;
        } catch (RuntimeException e) {
            discard(next);
            throw e;
        }
    }

    /** Answers requests from this store. */
    void serve(ServedFeatures next) {
        Optional<ServedFeatures> before = served.isSet() ? Optional.of(served.get()) : Optional.empty();
        replaced = before;
        served.set(next);
        writes.lead(Stream.concat(Stream.of(next), before.stream())
                .map(ServedFeatures::writes)
                .toList());
        note(next.bundle().version(), before.map(features -> features.bundle().version()));
        if (before.isEmpty()) {
            metrics.watch(
                    () -> served.get().commits().waiting(),
                    () -> served.get().store().bytes());
        }
        before.ifPresent(features -> CompletableFuture.delayedExecutor(
                        config.store().keepReplaced().toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> retire(features)));
    }

    private void note(String version, Optional<String> before) {
        try {
            stores.serves(version, before);
        } catch (StoreException e) {
            LOG.warnf("bundle %s serves all the same: %s", version, e.getMessage());
        }
    }

    /** Closes a store that does not serve. */
    void discard(ServedFeatures next) {
        if (served.isSet() && served.get().equals(next)) {
            served.take();
        }
        writes.lead(served.isSet() ? List.of(served.get().writes()) : List.of());
        next.close();
    }

    void stop() {
        retire();
        served.take().ifPresent(ServedFeatures::close);
    }

    private void retire() {
        replaced.ifPresent(this::retire);
    }

    private synchronized void retire(ServedFeatures before) {
        if (replaced.filter(before::equals).isPresent()) {
            replaced = Optional.empty();
            writes.lead(List.of(served.get().writes()));
            before.close();
        }
    }

    private void fill(OnlineStore store, ViewSchemas schemas, Bundle bundle) {
        long startedAt = System.nanoTime();
        String checked = stores.check(store, schemas.views());
        LoadResult result = new BundleLoader(
                        store, schemas, config.initialValues(), config.load().chunkRows())
                .load(bundle);
        LOG.infof(
                "store %s; bundle %s (%s values) %s: %d rows written, %d kept as newer; %d ms",
                checked,
                bundle.version(),
                config.initialValues(),
                result.loaded() ? "loaded" : "was loaded before",
                result.rows().written(),
                result.rows().ignoredAsOlder(),
                Duration.ofNanos(System.nanoTime() - startedAt).toMillis());
    }

    private ServedFeatures ready(OnlineStore store, ViewSchemas schemas, Bundle bundle) {
        FeaturesConfig.WriteConfig write = config.write();
        GroupCommit commits = new GroupCommit(store, new GroupLimits(write.queue(), write.group()), metrics);
        return new ServedFeatures(
                bundle,
                schemas,
                store,
                commits,
                new FeatureReads(store, schemas, bundle.version(), config.read().mostRows(), metrics),
                new FeatureWrites(commits, schemas, new WriteLimits(write.mostRows(), write.longestList()), metrics));
    }

    /** Brings over what was written online into the store before this one: of this process, or of one before it. */
    private void takeOver(ServedFeatures next) {
        if (served.isSet()) {
            ServedFeatures now = served.get();
            writes.lead(List.of(now.writes(), next.writes()));
            // What was submitted before that is in the store when this, behind it, is.
            now.commits().submit(StoreBatch.of(List.of())).join();
            carry(now.store(), now.schemas(), now.bundle(), next);
        } else {
            stores.lastServed()
                    .filter(version -> !version.equals(next.bundle().version()))
                    .ifPresent(version -> carryFrom(version, next));
        }
    }

    private void carryFrom(String version, ServedFeatures next) {
        Bundle bundle;
        try {
            bundle = bundles.open(version);
        } catch (BundleException e) {
            LOG.warnf("what was written online beside bundle %s is left behind: %s", version, e.getMessage());
            return;
        }
        try (OnlineStore store = stores.open(version)) {
            carry(store, BundleViews.of(bundle.manifest()), bundle, next);
        }
    }

    private void carry(OnlineStore from, ViewSchemas schemas, Bundle bundle, ServedFeatures next) {
        OnlineRows.Carried rows = new OnlineRows(from, schemas, bundle, config.initialValues())
                .carryTo(next.store(), next.schemas(), config.load().chunkRows());
        LOG.infof(
                "of what was written online beside bundle %s, bundle %s takes over %d rows; it has newer ones of %d, and other columns than %d",
                bundle.version(), next.bundle().version(), rows.carried(), rows.older(), rows.otherColumns());
    }
}

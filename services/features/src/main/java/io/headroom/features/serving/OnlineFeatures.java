package io.headroom.features.serving;

import io.headroom.features.loading.BundleLoader;
import io.headroom.features.loading.BundleViews;
import io.headroom.features.loading.LoadResult;
import io.headroom.features.reading.FeatureReads;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.writing.FeatureWrites;
import io.headroom.features.writing.GroupCommit;
import io.headroom.features.writing.GroupLimits;
import io.headroom.features.writing.WriteLimits;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.readiness.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Opens the store, fills it from the bundle, and holds what answers requests from then on. */
@ApplicationScoped
public class OnlineFeatures {
    private static final Logger LOG = Logger.getLogger(OnlineFeatures.class);

    private final FeaturesConfig config;
    private final FeatureMetrics metrics;
    private final Loaded<ServedFeatures> served = new Loaded<>("the feature store is still loading its bundle");

    public OnlineFeatures(FeaturesConfig config, FeatureMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    /** @throws io.headroom.runtime.failures.ServiceException UNAVAILABLE while the bundle is being loaded */
    ServedFeatures served() {
        return served.get();
    }

    /** Opens, checks and fills the store; requests are answered once this returns. */
    void start(Bundle bundle) {
        ViewSchemas schemas = BundleViews.of(bundle.manifest());
        StoreOpening opening = new StoreOpening(config.store());
        OnlineStore store = opening.open();
        try {
            fill(store, opening, schemas, bundle);
            serve(store, schemas, bundle);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void fill(OnlineStore store, StoreOpening opening, ViewSchemas schemas, Bundle bundle) {
        long startedAt = System.nanoTime();
        String checked = opening.check(store, schemas.views());
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

    private void serve(OnlineStore store, ViewSchemas schemas, Bundle bundle) {
        FeaturesConfig.WriteConfig write = config.write();
        GroupCommit commits = new GroupCommit(store, new GroupLimits(write.queue(), write.group()), metrics);
        metrics.watch(commits::waiting, store::bytes);
        served.set(new ServedFeatures(
                store,
                commits,
                new FeatureReads(store, schemas, bundle.version(), config.read().mostRows(), metrics),
                new FeatureWrites(commits, schemas, new WriteLimits(write.mostRows(), write.longestList()), metrics)));
    }

    void stop() {
        served.take().ifPresent(ServedFeatures::close);
    }
}

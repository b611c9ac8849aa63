package io.headroom.features.serving;

import io.headroom.features.loading.BundleViews;
import io.headroom.features.redis.RedisSettings;
import io.headroom.features.redis.RedisStore;
import io.headroom.features.store.LmdbStore;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreCheck;
import io.headroom.features.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Opens the store that the configuration names. */
final class StoreOpening {
    private static final Logger LOG = Logger.getLogger(StoreOpening.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofMillis(500);

    private final FeaturesConfig.StoreConfig config;

    StoreOpening(FeaturesConfig.StoreConfig config) {
        this.config = config;
    }

    /** @throws StoreException when it cannot be opened, a shared one not within the time that a start may wait */
    OnlineStore open() {
        return switch (config.kind()) {
            case EMBEDDED ->
                LmdbStore.open(
                        config.directory(), config.capacity().asLongValue(), config.maxReaders(), BundleViews.ALL);
            case REDIS -> openShared();
        };
    }

    /**
     * What lies in an embedded store is read once: that finds damage and brings its pages into memory. A shared server holds its rows in memory,
     * and reading them all for each replica that starts would only keep it from answering.
     */
    String check(OnlineStore store, List<String> views) {
        return switch (config.kind()) {
            case EMBEDDED -> config.directory() + ": " + StoreCheck.verify(store, views) + " rows checked";
            case REDIS -> "shared by replicas";
        };
    }

    private OnlineStore openShared() {
        RedisSettings settings = settings();
        long giveUpAt = System.nanoTime() + settings.connectWithin().toNanos();
        for (boolean first = true; ; first = false) {
            try {
                RedisStore store = RedisStore.open(settings);
                store.risks().forEach(risk -> LOG.warnf("the feature store's server can lose rows: %s", risk));
                return store;
            } catch (StoreException e) {
                if (System.nanoTime() - giveUpAt >= 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                if (first) {
                    LOG.warnf(
                            "%s; trying again for %d s",
                            e.getMessage(), settings.connectWithin().toSeconds());
                }
                LockSupport.parkNanos(TRY_AGAIN_AFTER.toNanos());
            }
        }
    }

    private RedisSettings settings() {
        FeaturesConfig.RedisConfig redis = config.redis();
        String url = redis.url()
                .orElseThrow(() -> new StoreException(
                        "headroom.features.store.kind is redis, but headroom.features.store.redis.url is not set"));
        return new RedisSettings(url, redis.prefix(), redis.connectWithin(), redis.readWithin(), redis.writeWithin());
    }
}

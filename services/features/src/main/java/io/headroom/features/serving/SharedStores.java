package io.headroom.features.serving;

import io.headroom.features.redis.RedisServer;
import io.headroom.features.redis.RedisSettings;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreException;
import io.headroom.runtime.configuration.HeadroomConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Stores on a Redis or Valkey server that replicas share: a part of its keys for each bundle where a registry is followed, else one for all. */
final class SharedStores implements FeatureStores {
    private static final Logger LOG = Logger.getLogger(SharedStores.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofMillis(500);

    private final FeaturesConfig.RedisConfig config;
    private final boolean following;
    private final int keep;
    private Optional<RedisServer> server = Optional.empty();

    SharedStores(FeaturesConfig config, HeadroomConfig headroom) {
        this.config = config.store().redis();
        this.following = headroom.bundle().registry().url().isPresent();
        this.keep = headroom.bundle().registry().keep();
    }

    @Override
    public OnlineStore open(String bundle) {
        return server().store(following ? bundle : "all");
    }

    /** The server holds its rows in memory; reading them all for each replica that starts would only keep it from answering the others. */
    @Override
    public String check(OnlineStore store, List<String> views) {
        return server().address() + ", shared";
    }

    @Override
    public Optional<String> lastServed() {
        return following ? server().lastServed() : Optional.empty();
    }

    @Override
    public void serves(String bundle, Optional<String> before) {
        if (following) {
            server().serves(bundle, keep);
        }
    }

    @Override
    public synchronized void close() {
        server.ifPresent(RedisServer::close);
        server = Optional.empty();
    }

    private synchronized RedisServer server() {
        RedisServer connected = server.orElseGet(this::connect);
        server = Optional.of(connected);
        return connected;
    }

    /** The server may start at the same time as this service. */
    private RedisServer connect() {
        RedisSettings settings = settings();
        long giveUpAt = System.nanoTime() + config.connectWithin().toNanos();
        for (boolean first = true; ; first = false) {
            try {
                RedisServer connected = RedisServer.connect(settings);
                connected.risks().forEach(risk -> LOG.warnf("%s can lose rows: %s", connected.address(), risk));
                return connected;
            } catch (StoreException e) {
                if (System.nanoTime() - giveUpAt >= 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                if (first) {
                    LOG.warnf(
                            "%s; trying again for %d s",
                            e.getMessage(), config.connectWithin().toSeconds());
                }
                LockSupport.parkNanos(TRY_AGAIN_AFTER.toNanos());
            }
        }
    }

    private RedisSettings settings() {
        String url = config.url()
                .orElseThrow(() -> new StoreException(
                        "headroom.features.store.kind is redis, but headroom.features.store.redis.url is not set"));
        return new RedisSettings(url, config.prefix(), config.readWithin(), config.writeWithin());
    }
}

package io.headroom.features.serving;

import io.headroom.features.redis.RedisProcess;
import io.headroom.fixtures.ServiceWorld;
import java.nio.file.Path;
import java.util.Map;

/** A small bundle and a Redis server for the application under test. */
public final class SharedFeaturesWorld extends ServiceWorld {
    private RedisProcess redis;

    @Override
    protected Map<String, String> prepare(Path bundles, Path directory) {
        FeaturesWorld.BUNDLE.publish(bundles);
        redis = RedisProcess.start(directory.resolve("redis"));
        return Map.of(
                "headroom.features.store.kind", "redis",
                "headroom.features.store.redis.url", redis.url(),
                "headroom.features.read.most-rows", "1000",
                "headroom.features.warm-up.reads", "20");
    }

    @Override
    protected void release() {
        redis.close();
    }
}

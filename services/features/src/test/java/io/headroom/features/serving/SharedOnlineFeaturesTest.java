package io.headroom.features.serving;

import io.headroom.features.redis.RedisProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The same on a Redis server. */
class SharedOnlineFeaturesTest extends OnlineFeaturesTest {
    @TempDir
    static Path server;

    private static RedisProcess redis;

    @BeforeAll
    static void startServer() {
        redis = RedisProcess.start(server.resolve("redis"));
    }

    @AfterAll
    static void stopServer() {
        redis.close();
    }

    @Override
    Map<String, String> storeSettings() {
        return Map.of(
                "headroom.features.store.kind",
                "redis",
                "headroom.features.store.redis.url",
                redis.url(),
                "headroom.features.store.redis.prefix",
                directory.getFileName().toString(),
                "headroom.features.store.directory",
                "unused");
    }
}

package io.headroom.features.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headroom.features.redis.RedisProcess;
import io.headroom.features.store.StoreEmptiedException;
import io.headroom.runtime.bundle.Bundle;
import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    @Test
    void read_fails_andTheBundleIsLoadedAgain_whenTheServerLostItsRows() {
        Bundle bundle = serve(OLD);
        RedisClient client = RedisClient.create(redis.url());
        client.connect().sync().flushall();
        client.shutdown();

        assertThatThrownBy(() -> read("", 1)).hasRootCauseInstanceOf(StoreEmptiedException.class);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> rows(read("", 1))
                .present()[0]);
        assertThat(read("", 1).getBundle()).isEqualTo(bundle.version());
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

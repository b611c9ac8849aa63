package io.headroom.features.redis;

import static io.headroom.features.store.TestRows.SCHEMA;
import static io.headroom.features.store.TestRows.batch;
import static io.headroom.features.store.TestRows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.OnlineStoreContract;
import io.headroom.features.store.RowKeys;
import io.headroom.features.store.StoreException;
import io.headroom.features.store.StoreFullException;
import io.headroom.features.store.TestRows;
import io.headroom.features.store.WriteCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class RedisStoreTest extends OnlineStoreContract {
    private static final String SERVER = "headroom.test.redis";

    @TempDir
    static Path servers;

    private static RedisProcess redis;
    private RedisServer server;

    @BeforeAll
    static void startServer() {
        redis = RedisProcess.start(servers.resolve("shared"));
        System.setProperty(SERVER, redis.url());
    }

    @AfterAll
    static void stopServer() {
        redis.close();
    }

    @AfterEach
    void disconnect() {
        if (server != null) {
            server.close();
        }
    }

    /** A part of the keys for each directory; the process that the contract kills is told the server by an argument. */
    @Override
    protected OnlineStore open(Path directory, List<String> views) {
        if (server == null) {
            server = connect(System.getProperty(SERVER));
        }
        return server.store(directory.getFileName().toString());
    }

    private static RedisServer connect(RedisProcess redis) {
        return connect(redis.url());
    }

    private static RedisServer connect(String url) {
        return RedisServer.connect(new RedisSettings(url, "test", Duration.ofMillis(500), Duration.ofSeconds(10)));
    }

    @Test
    void commit_ofTwoReplicas_keepsTheNewestRow_whateverOrderTheyComeIn() {
        try (OnlineStore one = open(directory, List.of());
                OnlineStore other = open(directory, List.of())) {
            List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                        for (int time = 1; time <= 200; time++) {
                            int turn = (time * 7 + writer * 31) % 200 + 1;
                            (writer % 2 == 0 ? one : other).commit(List.of(batch(SCHEMA, 1, 3, turn, turn)));
                        }
                    }))
                    .toList();
            writers.forEach(CompletableFuture::join);

            assertThat(value(one, SCHEMA, 1)).hasValue(200f);
            assertThat(value(other, SCHEMA, 3)).hasValue(200f);
        }
    }

    @Test
    void read_bringsAllViewsFromOneMoment() {
        var users = TestRows.schema("user", 4);
        try (OnlineStore store = open(directory, List.of());
                OnlineStore writer = open(directory, List.of())) {
            CompletableFuture<Void> writes = CompletableFuture.runAsync(() -> {
                for (int time = 1; time <= 500; time++) {
                    writer.commit(List.of(batch(SCHEMA, 1, 1, time, time), batch(users, 1, 1, time, time)));
                }
            });
            RowKeys item = new RowKeys("item", 1, index -> 1);
            RowKeys user = new RowKeys("user", 1, index -> 1);
            do {
                float[] seen = new float[2];
                try (var rows = store.read(List.of(item, user)).join()) {
                    rows.rows(0, (index, id, row) -> seen[0] = row.getFloat(16));
                    rows.rows(1, (index, id, row) -> seen[1] = row.getFloat(16));
                }
                assertThat(seen[0]).isEqualTo(seen[1]);
            } while (!writes.isDone());
            writes.join();
        }
    }

    @Test
    void killedServer_hasEveryAcknowledgedRow_andTheStoreGoesOn() throws Exception {
        try (RedisProcess own = RedisProcess.start(servers.resolve("killed"));
                RedisServer connected = connect(own);
                OnlineStore store = connected.store("bundle")) {
            for (int id = 1; id <= 200; id++) {
                store.commit(List.of(batch(SCHEMA, id, 1, 1, id)));
            }
            own.kill();
            assertThatThrownBy(() -> store.commit(List.of(batch(SCHEMA, 1, 1, 2, 2))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot write the feature store at 127.0.0.1:");
            assertThatThrownBy(() -> value(store, SCHEMA, 1))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(StoreException.class);

            own.start();

            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> value(store, SCHEMA, 200)
                    .isPresent());
            for (int id = 1; id <= 200; id++) {
                assertThat(value(store, SCHEMA, id)).hasValue((float) id);
            }
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> store.commit(
                            List.of(batch(SCHEMA, 1, 1, 2, 7)))
                    .equals(List.of(new WriteCounts(1, 0))));
            assertThat(value(store, SCHEMA, 1)).hasValue(7f);
        }
    }

    @Test
    void hungServer_failsReadsInTime_andIsReadAgainWhenItGoesOn() throws Exception {
        try (RedisProcess own = RedisProcess.start(servers.resolve("hung"));
                RedisServer connected = connect(own);
                OnlineStore store = connected.store("bundle")) {
            store.commit(List.of(batch(SCHEMA, 1, 1, 1, 1)));
            own.suspend();
            try {
                assertThat(store.read(List.of(new RowKeys("item", 1, index -> 1))))
                        .failsWithin(Duration.ofSeconds(10))
                        .withThrowableThat()
                        .withMessageContaining("timed out");
            } finally {
                own.resume();
            }
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> value(store, SCHEMA, 1)
                    .isPresent());
        }
    }

    @Test
    void fullServer_refusesTheWholeCommit_andIsStillRead() {
        try (RedisProcess own = RedisProcess.start(servers.resolve("full"), "--maxmemory", "4mb");
                RedisServer connected = connect(own);
                OnlineStore store = connected.store("bundle")) {
            store.commit(List.of(batch(SCHEMA, 1, 1, 1, 1)));
            var wide = TestRows.schema("item", 20_000);

            assertThatThrownBy(() -> {
                        for (int id = 100; id < 1_000; id += 10) {
                            store.commit(List.of(batch(wide, id, 10, 1, 1)));
                        }
                    })
                    .isInstanceOf(StoreFullException.class);

            assertThat(value(store, SCHEMA, 1)).hasValue(1f);
            long[] rows = {0};
            store.scan("item", (index, id, row) -> rows[0]++);
            assertThat(rows[0] % 10)
                    .as("rows of whole commits and the first one")
                    .isEqualTo(1);
        }
    }

    @Test
    void risks_nameWhatTheServerCanLose() {
        try (RedisProcess safe = RedisProcess.start(servers.resolve("safe"));
                RedisProcess unsafe = RedisProcess.start(
                        servers.resolve("unsafe"), "--appendonly", "no", "--maxmemory-policy", "allkeys-lru");
                RedisServer one = connect(safe);
                RedisServer other = connect(unsafe)) {
            assertThat(one.risks()).isEmpty();
            assertThat(other.risks())
                    .hasSize(2)
                    .anySatisfy(risk -> assertThat(risk).startsWith("appendonly is 'no'"))
                    .anySatisfy(risk -> assertThat(risk).startsWith("maxmemory-policy is 'allkeys-lru'"));
        }
    }

    @Test
    void open_saysWhatTheServerSaid_whenItRefuses() {
        try (RedisProcess own = RedisProcess.start(servers.resolve("refusing"), "--requirepass", "secret")) {
            assertThatThrownBy(() -> connect(own))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot reach the feature store at 127.0.0.1:")
                    .hasMessageContaining("NOAUTH");
        }
    }

    @Test
    void open_saysWhereNobodyAnswers_withoutThePassword() {
        assertThatThrownBy(() -> connect("redis://me:secret@127.0.0.1:1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot reach the feature store at 127.0.0.1:1")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> connect("nowhere"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("headroom.features.store.redis.url");
    }

    @Test
    void serves_keepsTheLatestStores_andRemovesTheOthersWhole() {
        try (RedisProcess own = RedisProcess.start(servers.resolve("served"));
                RedisServer connected = connect(own)) {
            assertThat(connected.lastServed()).isEmpty();
            for (String bundle : List.of("b1", "b10", "b2")) {
                connected.store(bundle).commit(List.of(batch(SCHEMA, 1, 2_500, 1, 1)));
                connected.serves(bundle, 2);
            }

            assertThat(connected.lastServed()).hasValue("b2");
            assertThat(value(connected.store("b1"), SCHEMA, 1)).isEmpty();
            assertThat(value(connected.store("b10"), SCHEMA, 2_500)).hasValue(1f);
            assertThat(value(connected.store("b2"), SCHEMA, 1)).hasValue(1f);
        }
    }
}

package io.headroom.features.redis;

import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Memory the server uses, as of the last time somebody wanted to know: who asks never waits for the server. Thread-safe. */
final class ServerMemory {
    private static final String USED = "used_memory:";

    private final RedisAsyncCommands<byte[], byte[]> redis;
    private final AtomicLong bytes = new AtomicLong();

    private ServerMemory(RedisAsyncCommands<byte[], byte[]> redis) {
        this.redis = redis;
    }

    /** Waits for the first answer; a server that refuses to tell is one whose memory is not known. */
    static ServerMemory of(RedisAsyncCommands<byte[], byte[]> redis) {
        ServerMemory memory = new ServerMemory(redis);
        memory.refresh().join();
        return memory;
    }

    long bytes() {
        var unused = refresh();
        return bytes.get();
    }

    private CompletableFuture<Void> refresh() {
        return redis.info("memory")
                .toCompletableFuture()
                .thenAccept(info -> info.lines()
                        .filter(line -> line.startsWith(USED))
                        .findFirst()
                        .ifPresent(line -> bytes.set(
                                Long.parseLong(line.substring(USED.length()).strip()))))
                .exceptionally(_ -> null);
    }
}

package io.headroom.features.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Two connections to the server, so that no read waits behind a large write. A lost connection is made again in the background; until then
 * commands are refused at once, for a caller's budget is too small to wait for it.
 */
final class RedisLink implements AutoCloseable {
    private static final Duration RECONNECT_EVERY = Duration.ofMillis(200);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** Of commands that wait for an answer: what a server that hangs may hold here. */
    private static final int MOST_WAITING = 4096;

    private final ClientResources resources;
    private final RedisClient client;
    private final StatefulRedisConnection<byte[], byte[]> reads;
    private final StatefulRedisConnection<byte[], byte[]> writes;

    private RedisLink(
            ClientResources resources,
            RedisClient client,
            StatefulRedisConnection<byte[], byte[]> reads,
            StatefulRedisConnection<byte[], byte[]> writes) {
        this.resources = resources;
        this.client = client;
        this.reads = reads;
        this.writes = writes;
    }

    /** @throws io.lettuce.core.RedisException when the server cannot be reached */
    static RedisLink open(RedisSettings settings) {
        // Two of each are the fewest the library has.
        ClientResources resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.constant(RECONNECT_EVERY))
                .build();
        RedisClient client = RedisClient.create(resources, RedisURI.create(settings.url()));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled())
                .build());
        try {
            return new RedisLink(
                    resources, client, connect(client, settings.readWithin()), connect(client, settings.writeWithin()));
        } catch (RuntimeException e) {
            stop(client, resources);
            throw e;
        }
    }

    private static StatefulRedisConnection<byte[], byte[]> connect(RedisClient client, Duration within) {
        StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
        connection.setTimeout(within);
        return connection;
    }

    StatefulRedisConnection<byte[], byte[]> reads() {
        return reads;
    }

    StatefulRedisConnection<byte[], byte[]> writes() {
        return writes;
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
        stop(client, resources);
    }

    private static void stop(RedisClient client, ClientResources resources) {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}

package io.headroom.features.redis;

import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.StoreException;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A Redis or Valkey server with stores of several bundles side by side, each under keys of its own. Which of them served, and when last, is noted
 * there too: a sorted set of bundles by time, so that the keys of those that nobody serves any more can be removed. Thread-safe; methods wait for
 * the server.
 */
public final class RedisServer implements AutoCloseable {
    private static final int SCAN_ROWS = 1_000;
    private static final String SERVED = "served";

    private final RedisSettings settings;
    private final RedisLink link;
    private final RedisFailures failures;

    private RedisServer(RedisSettings settings, RedisLink link) {
        this.settings = settings;
        this.link = link;
        this.failures = new RedisFailures(settings);
    }

    /** @throws StoreException when it cannot be reached or the address is none */
    public static RedisServer connect(RedisSettings settings) {
        try {
            return new RedisServer(settings, RedisLink.open(settings));
        } catch (IllegalArgumentException e) {
            throw new StoreException(
                    "headroom.features.store.redis.url is no address of a server: " + e.getMessage(), e);
        } catch (RedisException e) {
            throw new RedisFailures(settings).failure("reach", e);
        }
    }

    /** Where it is, without user and password. */
    public String address() {
        return RedisFailures.server(settings.url());
    }

    /** The store of this name, which ends with this connection at the latest. */
    public OnlineStore store(String name) {
        return new RedisStore(link, new RedisKeys(settings.prefix() + ":" + name), failures);
    }

    /** What the server is set up to lose; one line each. */
    public List<String> risks() {
        try {
            return ServerCheck.risks(link.writes().sync());
        } catch (RedisException e) {
            return List.of("its settings cannot be asked for (" + e.getMessage()
                    + "): whether acknowledged rows survive its crash is not known");
        }
    }

    /** The bundle that a replica began to serve last; empty when none ever did. */
    public Optional<String> lastServed() {
        return ask(
                "read",
                redis -> redis.zrevrange(served(), 0, 0).stream().findFirst().map(RedisServer::text));
    }

    /**
     * Notes that a replica serves this bundle from now on, and removes the stores of all but the latest.
     *
     * @param keep how many stay, this one included; at least 2, for other replicas may be one behind
     */
    public void serves(String bundle, int keep) {
        ask("write", redis -> {
            double now = System.currentTimeMillis();
            redis.zadd(served(), now, bundle.getBytes(StandardCharsets.UTF_8));
            for (byte[] old : redis.zrevrange(served(), Math.max(2, keep), -1)) {
                remove(redis, text(old));
                redis.zrem(served(), old);
            }
            return null;
        });
    }

    private void remove(RedisCommands<byte[], byte[]> redis, String name) {
        ScanArgs matching =
                ScanArgs.Builder.matches(settings.prefix() + ":" + name + ":*").limit(SCAN_ROWS);
        KeyScanCursor<byte[]> cursor = redis.scan(matching);
        while (true) {
            if (!cursor.getKeys().isEmpty()) {
                redis.unlink(cursor.getKeys().toArray(byte[][]::new));
            }
            if (cursor.isFinished()) {
                return;
            }
            cursor = redis.scan(ScanCursor.of(cursor.getCursor()), matching);
        }
    }

    private <R> R ask(String doing, Function<RedisCommands<byte[], byte[]>, R> work) {
        try {
            return work.apply(link.writes().sync());
        } catch (RedisException e) {
            throw failures.failure(doing, e);
        }
    }

    private byte[] served() {
        return RedisKeys.ascii(settings.prefix() + ":" + SERVED);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        link.close();
    }
}

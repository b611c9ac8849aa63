package io.headroom.features.redis;

import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.RowKeys;
import io.headroom.features.store.RowReader;
import io.headroom.features.store.RowVisitor;
import io.headroom.features.store.StoreBatch;
import io.headroom.features.store.StoreEmptiedException;
import io.headroom.features.store.StoreException;
import io.headroom.features.store.WriteCounts;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * {@link OnlineStore} that replicas share: a Redis or Valkey server with one packed value per entity and view. All rows of a read come from
 * one MGET and a commit is one script, so each is one moment of the server. What is acknowledged survives a crash of the server as far as the
 * server is set up for it (see {@link RedisServer#risks}). A commit that fails for want of an answer may still have happened; doing it again is
 * harmless.
 *
 * @see <a href="https://redis.io/docs/latest/develop/programmability/eval-intro/">Atomicity of scripts</a>
 */
final class RedisStore implements OnlineStore {
    private static final int SCAN_ROWS = 1_000;

    private final RedisLink link;
    private final RedisKeys keys;
    private final CommitScript commits;
    private final RedisFailures failures;
    private final ServerMemory memory;
    private volatile boolean closed;
    /** Whether a whole bundle was seen here. */
    private volatile boolean filled;

    RedisStore(RedisLink link, RedisKeys keys, RedisFailures failures) {
        this.link = link;
        this.keys = keys;
        this.failures = failures;
        this.commits = new CommitScript(keys);
        this.memory = ServerMemory.of(link.reads().async());
    }

    @Override
    public CompletableFuture<RowReader> read(List<RowKeys> asked) {
        byte[][] names = names(asked);
        if (closed) {
            return CompletableFuture.failedFuture(new StoreException("the feature store is closed"));
        }
        return link.reads()
                .async()
                .mget(names)
                .toCompletableFuture()
                .thenApply(values -> rows(asked, values))
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(failures.failure("read", e)));
    }

    /** The first value is the marker of the bundle. A server that lost its rows must not pass for one that knows nobody. */
    private RowReader rows(List<RowKeys> asked, List<KeyValue<byte[], byte[]>> values) {
        if (filled && !values.getFirst().hasValue()) {
            throw new StoreEmptiedException("the feature store's server no longer has the rows it was given");
        }
        return new FetchedRows(asked, values.subList(1, values.size()));
    }

    private byte[][] names(List<RowKeys> asked) {
        List<byte[]> names = new ArrayList<>();
        names.add(keys.marker(OnlineStore.BUNDLE_MARKER));
        for (RowKeys part : asked) {
            for (int index = 0; index < part.count(); index++) {
                names.add(keys.row(part.view(), part.ids().applyAsLong(index)));
            }
        }
        return names.toArray(byte[][]::new);
    }

    @Override
    public void scan(String view, RowVisitor visitor) {
        ScanArgs matching = ScanArgs.Builder.matches(keys.rows(view)).limit(SCAN_ROWS);
        RedisCommands<byte[], byte[]> redis = link.writes().sync();
        try {
            int seen = 0;
            KeyScanCursor<byte[]> cursor = redis.scan(matching);
            while (true) {
                seen = visit(view, cursor.getKeys(), visitor, seen);
                if (cursor.isFinished()) {
                    return;
                }
                cursor = redis.scan(ScanCursor.of(cursor.getCursor()), matching);
            }
        } catch (RedisException e) {
            throw failures.failure("read", e);
        }
    }

    private int visit(String view, List<byte[]> names, RowVisitor visitor, int seen) {
        long[] ids = names.stream().mapToLong(keys::entityId).toArray();
        List<RowKeys> asked = List.of(new RowKeys(view, ids.length, index -> ids[index]));
        int[] next = {seen};
        try (RowReader rows = read(asked).join()) {
            rows.rows(0, (index, entityId, row) -> visitor.row(next[0]++, entityId, row));
        }
        return next[0];
    }

    @Override
    public List<WriteCounts> commit(List<StoreBatch> batches) {
        try {
            List<WriteCounts> counts = commits.run(link.writes().sync(), batches);
            filled |= batches.stream().anyMatch(batch -> batch.markers().containsKey(OnlineStore.BUNDLE_MARKER));
            return counts;
        } catch (RedisException e) {
            throw failures.failure("write", e);
        }
    }

    @Override
    public Optional<String> marker(String name) {
        try {
            byte[] value = link.writes().sync().get(keys.marker(name));
            filled |= value != null && OnlineStore.BUNDLE_MARKER.equals(name);
            return Optional.ofNullable(value).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (RedisException e) {
            throw failures.failure("read", e);
        }
    }

    @Override
    public long bytes() {
        return memory.bytes();
    }

    /** The connection is the server's and stays. */
    @Override
    public void close() {
        closed = true;
    }
}

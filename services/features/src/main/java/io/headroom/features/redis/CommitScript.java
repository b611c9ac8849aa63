package io.headroom.features.redis;

import io.headroom.features.rows.RowWrite;
import io.headroom.features.store.StoreBatch;
import io.headroom.features.store.WriteCounts;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The script {@code commit.lua}: the server compares and stores, so that writers of several replicas never undo each other. */
final class CommitScript {
    private static final String FILE = "commit.lua";

    private final RedisKeys keys;
    private final byte[] script = script();

    CommitScript(RedisKeys keys) {
        this.keys = keys;
    }

    List<WriteCounts> run(RedisCommands<byte[], byte[]> redis, List<StoreBatch> batches) {
        byte[][] names = names(batches);
        byte[][] values = values(batches);
        return counts(batches, evaluate(redis, names, values));
    }

    /** The server forgets scripts when it restarts. */
    private List<Long> evaluate(RedisCommands<byte[], byte[]> redis, byte[][] names, byte[][] values) {
        try {
            return redis.evalsha(redis.digest(script), ScriptOutputType.MULTI, names, values);
        } catch (RedisNoScriptException e) {
            return redis.eval(script, ScriptOutputType.MULTI, names, values);
        }
    }

    private byte[][] names(List<StoreBatch> batches) {
        List<byte[]> names = new ArrayList<>();
        for (StoreBatch batch : batches) {
            batch.markers().keySet().forEach(marker -> names.add(keys.marker(marker)));
        }
        for (StoreBatch batch : batches) {
            batch.rows().forEach(write -> names.add(keys.row(write.view(), write.entityId())));
        }
        return names.toArray(byte[][]::new);
    }

    private static byte[][] values(List<StoreBatch> batches) {
        List<byte[]> markers = new ArrayList<>();
        List<byte[]> rows = new ArrayList<>();
        for (StoreBatch batch : batches) {
            batch.markers().values().forEach(value -> markers.add(value.getBytes(StandardCharsets.UTF_8)));
            batch.rows().forEach(write -> rows.add(bytes(write)));
        }
        List<byte[]> values = new ArrayList<>(1 + markers.size() + rows.size());
        values.add(RedisKeys.ascii(Integer.toString(markers.size())));
        values.addAll(markers);
        values.addAll(rows);
        return values.toArray(byte[][]::new);
    }

    private static List<WriteCounts> counts(List<StoreBatch> batches, List<Long> written) {
        List<WriteCounts> counts = new ArrayList<>(batches.size());
        int from = 0;
        for (StoreBatch batch : batches) {
            int rows = batch.rows().size();
            long stored = written.subList(from, from + rows).stream()
                    .mapToLong(Long::longValue)
                    .sum();
            counts.add(new WriteCounts(stored, rows - stored));
            from += rows;
        }
        return counts;
    }

    private static byte[] bytes(RowWrite write) {
        ByteBuffer row = write.row();
        byte[] bytes = new byte[row.limit()];
        row.get(0, bytes);
        return bytes;
    }

    private static byte[] script() {
        try (InputStream file = CommitScript.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from this build");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

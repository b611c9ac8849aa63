package io.headroom.features.store;

import io.headroom.features.rows.PackedRow;
import io.headroom.features.rows.RowWrite;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatchWithIndex;
import org.rocksdb.WriteOptions;

/**
 * {@link OnlineStore} on RocksDB, tuned for point reads: no compression, Bloom filters, a block cache that holds the whole data set, rows
 * handed over through one direct buffer. The alternative in the comparison of RATIONALE.md.
 */
public final class RocksStore implements OnlineStore {
    private static final long CACHE_BYTES = 128L << 20;
    private static final long WRITE_BUFFER_BYTES = 16L << 20;
    private static final int BLOOM_BITS = 10;
    private static final String MARKERS = "default";

    private final RocksDB database;
    private final DBOptions options;
    private final Map<String, ColumnFamilyHandle> families = new HashMap<>();
    private final WriteOptions durable = new WriteOptions().setSync(true);

    private RocksStore(RocksDB database, DBOptions options, List<String> names, List<ColumnFamilyHandle> handles) {
        this.database = database;
        this.options = options;
        for (int family = 0; family < names.size(); family++) {
            families.put(names.get(family), handles.get(family));
        }
    }

    public static RocksStore open(Path directory, List<String> views) {
        RocksDB.loadLibrary();
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(new LRUCache(CACHE_BYTES))
                .setFilterPolicy(new BloomFilter(BLOOM_BITS));
        ColumnFamilyOptions family = new ColumnFamilyOptions()
                .setTableFormatConfig(table)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setWriteBufferSize(WRITE_BUFFER_BYTES);
        DBOptions options = new DBOptions().setCreateIfMissing(true).setCreateMissingColumnFamilies(true);
        List<String> names = new ArrayList<>(views);
        names.addFirst(MARKERS);
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            RocksDB database = RocksDB.open(
                    options,
                    directory.toString(),
                    names.stream()
                            .map(name -> new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), family))
                            .toList(),
                    handles);
            return new RocksStore(database, options, names, handles);
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    @Override
    public CompletableFuture<RowReader> read(List<RowKeys> asked) {
        return CompletableFuture.completedFuture(new RocksReader(asked));
    }

    @Override
    public void scan(String view, RowVisitor visitor) {
        int index = 0;
        try (RocksIterator rows = database.newIterator(families.get(view))) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                long id = ByteBuffer.wrap(rows.key()).getLong();
                visitor.row(index++, id, ByteBuffer.wrap(rows.value()).order(ByteOrder.LITTLE_ENDIAN));
            }
            rows.status();
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    @Override
    public List<WriteCounts> commit(List<StoreBatch> batches) {
        try (WriteBatchWithIndex writes = new WriteBatchWithIndex(true);
                ReadOptions read = new ReadOptions()) {
            List<WriteCounts> counts = new ArrayList<>(batches.size());
            for (StoreBatch batch : batches) {
                counts.add(apply(writes, read, batch));
            }
            database.write(durable, writes);
            return counts;
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    private WriteCounts apply(WriteBatchWithIndex writes, ReadOptions read, StoreBatch batch) throws RocksDBException {
        long written = 0;
        for (RowWrite write : batch.rows()) {
            ColumnFamilyHandle view = families.get(write.view());
            byte[] key =
                    ByteBuffer.allocate(Long.BYTES).putLong(write.entityId()).array();
            byte[] stored = writes.getFromBatchAndDB(database, view, read, key);
            if (stored == null
                    || PackedRow.replaces(write.row(), ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN))) {
                byte[] row = new byte[write.row().limit()];
                write.row().get(0, row);
                writes.put(view, key, row);
                written++;
            }
        }
        for (Map.Entry<String, String> marker : batch.markers().entrySet()) {
            writes.put(families.get(MARKERS), utf8(marker.getKey()), utf8(marker.getValue()));
        }
        return new WriteCounts(written, batch.rows().size() - written);
    }

    @Override
    public Optional<String> marker(String name) {
        try {
            return Optional.ofNullable(database.get(families.get(MARKERS), utf8(name)))
                    .map(value -> new String(value, StandardCharsets.UTF_8));
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    @Override
    public long bytes() {
        try {
            return database.getLongProperty("rocksdb.total-sst-files-size");
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        families.values().forEach(ColumnFamilyHandle::close);
        database.close();
        durable.close();
        options.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static StoreException failure(RocksDBException e) {
        Status status = e.getStatus();
        if (status != null && status.getCode() == Status.Code.Corruption) {
            return new StoreDamagedException("the RocksDB store is damaged: " + e.getMessage(), e);
        }
        if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
            return new StoreFullException("the disk of the RocksDB store is full", e);
        }
        return new StoreException("RocksDB: " + e.getMessage(), e);
    }

    private final class RocksReader implements RowReader {
        private static final int FIRST_ROW_BYTES = 4096;

        private final List<RowKeys> asked;
        private final ReadOptions options = new ReadOptions().setSnapshot(database.getSnapshot());
        private final ByteBuffer key = ByteBuffer.allocateDirect(Long.BYTES);
        private ByteBuffer row = ByteBuffer.allocateDirect(FIRST_ROW_BYTES).order(ByteOrder.LITTLE_ENDIAN);

        private RocksReader(List<RowKeys> asked) {
            this.asked = asked;
        }

        @Override
        public void rows(int part, RowVisitor visitor) {
            RowKeys keys = asked.get(part);
            for (int index = 0; index < keys.count(); index++) {
                long id = keys.ids().applyAsLong(index);
                if (get(families.get(keys.view()), id)) {
                    visitor.row(index, id, row);
                }
            }
        }

        private boolean get(ColumnFamilyHandle view, long id) {
            try {
                key.clear().putLong(0, id);
                row.clear();
                int bytes = database.get(view, options, key, row);
                if (bytes > row.capacity()) {
                    row = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
                    return get(view, id);
                }
                return bytes != RocksDB.NOT_FOUND;
            } catch (RocksDBException e) {
                throw failure(e);
            }
        }

        @Override
        public void close() {
            database.releaseSnapshot(options.snapshot());
            options.close();
        }
    }
}

package io.headroom.features.store;

import io.headroom.features.rows.PackedRow;
import io.headroom.features.rows.RowWrite;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.lmdbjava.Dbi;
import org.lmdbjava.LmdbException;
import org.lmdbjava.Txn;

/**
 * {@link OnlineStore} on LMDB: a memory-mapped, copy-on-write B+ tree. Reads look at the mapped pages without copying them; a commit
 * writes new pages, flushes, then writes the root, so a crash leaves the old tree or the new one.
 *
 * @see <a href="http://www.lmdb.tech/doc/">LMDB</a>
 */
public final class LmdbStore implements OnlineStore {
    private final LmdbFiles files;
    private final ConcurrentLinkedQueue<LmdbReader> idle = new ConcurrentLinkedQueue<>();
    private final ReentrantReadWriteLock lifecycle = new ReentrantReadWriteLock();
    private final ByteBuffer key = LmdbReader.newKey();
    private boolean closed;

    private LmdbStore(LmdbFiles files) {
        this.files = files;
    }

    /**
     * Opens the store, creating it when the directory is empty.
     *
     * @param capacityBytes most bytes it may ever hold; reserves address space, not disk
     * @param maxReaders most requests that read at one time
     * @throws StoreDamagedException when its file is truncated or no LMDB file
     * @throws StoreException when the directory cannot be used
     */
    public static LmdbStore open(Path directory, long capacityBytes, int maxReaders, List<String> views) {
        return new LmdbStore(LmdbFiles.open(directory, capacityBytes, maxReaders, views));
    }

    @Override
    public CompletableFuture<RowReader> read(List<RowKeys> asked) {
        try {
            return CompletableFuture.completedFuture(reader().asked(asked));
        } catch (StoreException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private LmdbReader reader() {
        Lock lock = enter();
        try {
            LmdbReader reader = idle.poll();
            return reader == null ? new LmdbReader(this, files) : reader.renewed();
        } catch (LmdbException e) {
            lock.unlock();
            throw files.failure("read", e);
        }
    }

    @Override
    public void scan(String view, RowVisitor visitor) {
        try (LmdbReader reader = reader()) {
            reader.scan(view, visitor);
        }
    }

    /** Takes a reader back; its slot in the lock file and its buffers are used again. */
    void giveBack(LmdbReader reader) {
        idle.add(reader);
        lifecycle.readLock().unlock();
    }

    @Override
    public List<WriteCounts> commit(List<StoreBatch> batches) {
        Lock lock = enter();
        try (Txn<ByteBuffer> transaction = files.env().txnWrite()) {
            List<WriteCounts> counts = new ArrayList<>(batches.size());
            for (StoreBatch batch : batches) {
                counts.add(apply(transaction, batch));
            }
            transaction.commit();
            return counts;
        } catch (LmdbException e) {
            throw files.failure("write", e);
        } finally {
            lock.unlock();
        }
    }

    private WriteCounts apply(Txn<ByteBuffer> transaction, StoreBatch batch) {
        long written = 0;
        for (RowWrite write : batch.rows()) {
            written += put(transaction, files.view(write.view()), write) ? 1 : 0;
        }
        for (Map.Entry<String, String> marker : batch.markers().entrySet()) {
            files.markers().put(transaction, text(marker.getKey()), text(marker.getValue()));
        }
        return new WriteCounts(written, batch.rows().size() - written);
    }

    private boolean put(Txn<ByteBuffer> transaction, Dbi<ByteBuffer> view, RowWrite write) {
        key.putLong(0, write.entityId());
        ByteBuffer stored = view.get(transaction, key);
        if (stored != null && !PackedRow.replaces(write.row(), stored.order(ByteOrder.LITTLE_ENDIAN))) {
            return false;
        }
        ByteBuffer row = write.row().duplicate();
        view.reserve(transaction, key, row.remaining()).put(row);
        return true;
    }

    @Override
    public Optional<String> marker(String name) {
        Lock lock = enter();
        try (Txn<ByteBuffer> transaction = files.env().txnRead()) {
            return Optional.ofNullable(files.markers().get(transaction, text(name)))
                    .map(value -> StandardCharsets.UTF_8.decode(value).toString());
        } catch (LmdbException e) {
            throw files.failure("read", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long bytes() {
        Lock lock = enter();
        try {
            return files.usedBytes();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lifecycle.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                idle.forEach(LmdbReader::free);
                files.close();
            }
        } finally {
            lifecycle.writeLock().unlock();
        }
    }

    /** Keeps the map in place until the lock is given back: touching an unmapped page would kill the process. */
    private Lock enter() {
        Lock lock = lifecycle.readLock();
        lock.lock();
        if (closed) {
            lock.unlock();
            throw new StoreException("the feature store " + files.directory() + " is closed");
        }
        return lock;
    }

    private static ByteBuffer text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}

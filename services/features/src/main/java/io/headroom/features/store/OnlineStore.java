package io.headroom.features.store;

import java.util.List;
import java.util.Optional;

/**
 * The newest row of each entity in each view, on disk. Readers never wait for the writer. Any number of threads may read; commits come
 * from one thread at a time. Closing waits for readers and the commit under way.
 */
public interface OnlineStore extends AutoCloseable {
    /**
     * Opens a consistent view. Cheap enough to be done for each request.
     *
     * @throws StoreException when the store is closed or has no reader slot left
     */
    RowReader reader();

    /**
     * Applies batches in one transaction: all of them or, when this throws, none. A row older than the stored one is left out. When it
     * returns, the batches survive a crash of the process and of the machine.
     *
     * @return for each batch what became of its rows
     * @throws StoreFullException when disk or capacity is exhausted
     * @throws StoreException when the store cannot be written
     */
    List<WriteCounts> commit(List<StoreBatch> batches);

    /** Text kept beside the rows under a name, such as the bundle that was loaded. */
    Optional<String> marker(String name);

    /** Bytes of disk in use. */
    long bytes();

    @Override
    void close();
}

package io.headroom.features.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The newest row of each entity in each view. Readers never wait for the writer. Any number of threads may read; commits come
 * from one thread at a time. Closing waits for readers and the commit under way.
 */
public interface OnlineStore extends AutoCloseable {
    /** Name of the marker that is there once all rows of a bundle are. */
    String BUNDLE_MARKER = "bundle";

    /**
     * Looks rows up, all of them as of one moment. Cheap enough to be done for each request.
     *
     * @return completes at once where the rows lie in this process's reach, else on a thread of the store's; fails with a
     *     {@link StoreException} when the store is closed, has no reader slot left, or cannot be reached
     */
    CompletableFuture<RowReader> read(List<RowKeys> asked);

    /**
     * Hands over every row of a view, in no particular order, numbered from 0. Waits for the store.
     *
     * @throws StoreException when the store cannot be read
     */
    void scan(String view, RowVisitor visitor);

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

    /** Bytes in use, of disk or of a server's memory; 0 while that is not known. */
    long bytes();

    @Override
    void close();
}

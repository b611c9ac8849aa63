package io.headroom.features.store;

/** The rows a read asked for, all from one moment of the store. To be used by one thread, and closed by the one that used it. */
public interface RowReader extends AutoCloseable {
    /**
     * Hands over the rows that exist, in the order of the ids.
     *
     * @param part which of the {@link RowKeys} the reader was opened for
     * @throws StoreException when the store cannot be read
     */
    void rows(int part, RowVisitor visitor);

    @Override
    void close();
}

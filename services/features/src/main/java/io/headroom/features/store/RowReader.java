package io.headroom.features.store;

import java.util.function.IntToLongFunction;

/** A consistent view of the store at one moment. To be used and closed by the thread that opened it. */
public interface RowReader extends AutoCloseable {
    /**
     * Looks up {@code count} entities and hands over the rows that exist, in the order of the ids. An unknown view has no rows.
     *
     * @throws StoreException when the store cannot be read
     */
    void read(String view, int count, IntToLongFunction ids, RowVisitor visitor);

    /** Hands over every row of a view, in no particular order, numbered from 0. */
    void scan(String view, RowVisitor visitor);

    @Override
    void close();
}

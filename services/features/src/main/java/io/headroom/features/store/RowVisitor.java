package io.headroom.features.store;

import java.nio.ByteBuffer;

/** Receives the rows that a read finds. */
@FunctionalInterface
public interface RowVisitor {
    /**
     * @param index which of the ids asked for
     * @param entityId that id
     * @param row the packed row, position 0, little endian; the store's own memory, valid only during this call, not to be changed
     */
    void row(int index, long entityId, ByteBuffer row);
}

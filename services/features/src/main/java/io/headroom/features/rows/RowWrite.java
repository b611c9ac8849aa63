package io.headroom.features.rows;

import java.nio.ByteBuffer;

/**
 * A row on its way into the store.
 *
 * @param row sealed {@link PackedRow}, position 0; must not change any more
 */
public record RowWrite(String view, long entityId, ByteBuffer row) {}

package io.headroom.features.redis;

import io.headroom.features.store.RowKeys;
import io.headroom.features.store.RowReader;
import io.headroom.features.store.RowVisitor;
import io.lettuce.core.KeyValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Rows that one MGET brought.
 *
 * @param values what was asked for, in that order, the parts one after the other
 */
record FetchedRows(List<RowKeys> asked, List<KeyValue<byte[], byte[]>> values) implements RowReader {
    @Override
    public void rows(int part, RowVisitor visitor) {
        RowKeys keys = asked.get(part);
        int from = asked.subList(0, part).stream().mapToInt(RowKeys::count).sum();
        for (int index = 0; index < keys.count(); index++) {
            KeyValue<byte[], byte[]> value = values.get(from + index);
            if (value.hasValue()) {
                visitor.row(
                        index,
                        keys.ids().applyAsLong(index),
                        ByteBuffer.wrap(value.getValue()).order(ByteOrder.LITTLE_ENDIAN));
            }
        }
    }

    @Override
    public void close() {
        // Nothing is held: the rows are copies.
    }
}

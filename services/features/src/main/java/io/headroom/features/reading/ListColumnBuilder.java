package io.headroom.features.reading;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.headroom.contracts.v1.Column;
import io.headroom.features.rows.ColumnSpec;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Gathers the lists of one column, one after the other. Rows must come in the order of the reply. */
final class ListColumnBuilder {
    private static final int FIRST_VALUES = 64;

    private final ColumnSpec column;
    private final int[] lengths;
    private byte[] values;
    private int size;

    ListColumnBuilder(ColumnSpec column, int rows) {
        this.column = column;
        this.lengths = new int[rows];
        this.values = new byte[FIRST_VALUES * column.kind().valueBytes()];
    }

    /** Copies the list that begins at a position of a packed row; answers where the next column begins. */
    int take(int index, ByteBuffer row, int at) {
        int length = row.getInt(at);
        int bytes = length * column.kind().valueBytes();
        if (bytes > values.length - size) {
            values = Arrays.copyOf(values, Math.max(Math.addExact(size, bytes), 2 * values.length));
        }
        row.get(at + Integer.BYTES, values, size, bytes);
        lengths[index] = length;
        size += bytes;
        return at + Integer.BYTES + bytes;
    }

    Column build() {
        Column.Builder reply = Column.newBuilder().setName(column.name());
        for (int length : lengths) {
            reply.addLengths(length);
        }
        ByteString bytes = UnsafeByteOperations.unsafeWrap(values, 0, size);
        return switch (column.kind()) {
            case FLOAT, FLOAT_LIST -> reply.setFloats(bytes).build();
            case LONG_LIST -> reply.setLongs(bytes).build();
        };
    }
}

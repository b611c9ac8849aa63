package io.headroom.runtime.rows;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.headroom.contracts.v1.Column;
import io.headroom.contracts.v1.ViewRows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The packed message's layout: little-endian values, one byte a presence flag. */
final class PackedColumns {
    private PackedColumns() {}

    static ViewRows encode(RowColumns rows) {
        byte[] present = new byte[rows.size()];
        for (int row = 0; row < present.length; row++) {
            present[row] = (byte) (rows.present()[row] ? 1 : 0);
        }
        ViewRows.Builder message = ViewRows.newBuilder()
                .setView(rows.view())
                .setPresent(UnsafeByteOperations.unsafeWrap(present))
                .setUpdatedAtSeconds(pack(rows.updatedAtSeconds()));
        for (long id : rows.entityIds()) {
            message.addEntityIds(id);
        }
        rows.columns().forEach(column -> message.addColumns(encode(column, rows.size())));
        return message.build();
    }

    static RowColumns decode(ViewRows message) {
        int size = message.getEntityIdsCount();
        long[] ids = new long[size];
        for (int row = 0; row < size; row++) {
            ids[row] = message.getEntityIds(row);
        }
        List<RowColumn> columns = new ArrayList<>(message.getColumnsCount());
        for (Column column : message.getColumnsList()) {
            columns.add(decode(column, size));
        }
        return new RowColumns(message.getView(), ids, present(message, size), updatedAt(message, size), columns);
    }

    private static Column encode(RowColumn column, int rows) {
        Column.Builder message = Column.newBuilder().setName(column.name());
        if (column.isList()) {
            for (int row = 0; row < rows; row++) {
                message.addLengths(column.length(row));
            }
        }
        return switch (column) {
            case FloatColumn floats -> message.setFloats(pack(floats.values())).build();
            case LongColumn longs -> message.setLongs(pack(longs.values())).build();
        };
    }

    private static RowColumn decode(Column column, int rows) {
        String what = "column " + column.getName();
        int[] offsets = offsets(column, rows);
        int expected = offsets.length > 0 ? offsets[rows] : rows;
        return switch (column.getValuesCase()) {
            case FLOATS -> {
                ByteBuffer bytes = buffer(column.getFloats(), expected, Float.BYTES, what);
                float[] values = new float[expected];
                bytes.asFloatBuffer().get(values);
                yield new FloatColumn(column.getName(), values, offsets);
            }
            case LONGS -> new LongColumn(column.getName(), longs(column.getLongs(), expected, what), offsets);
            case VALUES_NOT_SET -> throw new RowFormatException(what + " holds neither floats nor longs");
        };
    }

    private static int[] offsets(Column column, int rows) {
        if (column.getLengthsCount() == 0) {
            return new int[0];
        }
        if (column.getLengthsCount() != rows) {
            throw new RowFormatException("column " + column.getName() + " has " + column.getLengthsCount()
                    + " lengths, but there are " + rows + " rows");
        }
        int[] offsets = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            int length = column.getLengths(row);
            if (length < 0 || length > Integer.MAX_VALUE - offsets[row]) {
                throw new RowFormatException(
                        "column " + column.getName() + " gives row " + row + " the length " + length);
            }
            offsets[row + 1] = offsets[row] + length;
        }
        return offsets;
    }

    private static boolean[] present(ViewRows message, int size) {
        ByteString flags = message.getPresent();
        boolean[] present = new boolean[size];
        if (flags.isEmpty()) {
            Arrays.fill(present, true);
            return present;
        }
        requireBytes(flags, size, 1, "present");
        for (int row = 0; row < size; row++) {
            present[row] = flags.byteAt(row) != 0;
        }
        return present;
    }

    private static long[] updatedAt(ViewRows message, int size) {
        return longs(message.getUpdatedAtSeconds(), size, "updated_at_seconds");
    }

    private static long[] longs(ByteString bytes, int count, String what) {
        // Checked before anything is allocated: the count is the sender's word.
        ByteBuffer buffer = buffer(bytes, count, Long.BYTES, what);
        long[] values = new long[count];
        buffer.asLongBuffer().get(values);
        return values;
    }

    private static ByteBuffer buffer(ByteString bytes, int count, int width, String what) {
        requireBytes(bytes, count, width, what);
        return bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void requireBytes(ByteString bytes, int count, int width, String what) {
        if (bytes.size() != (long) count * width) {
            throw new RowFormatException(what + " holds " + bytes.size() + " bytes, but " + count + " values of "
                    + width + " bytes are " + (long) count * width);
        }
    }

    private static ByteString pack(long[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    private static ByteString pack(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return UnsafeByteOperations.unsafeWrap(bytes);
    }
}

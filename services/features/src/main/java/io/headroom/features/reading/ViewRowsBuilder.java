package io.headroom.features.reading;

import com.google.protobuf.UnsafeByteOperations;
import io.headroom.contracts.v1.Column;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.features.rows.ColumnSpec;
import io.headroom.features.rows.PackedRow;
import io.headroom.features.rows.ViewSchema;
import io.headroom.features.store.RowVisitor;
import io.headroom.features.store.StoreDamagedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Turns stored rows into the columns of a reply: each value is copied once, from the store's memory into the bytes that are sent. A row
 * written under other columns than today's counts as absent.
 */
final class ViewRowsBuilder implements RowVisitor {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private final ViewSchema schema;
    private final List<ColumnSpec> scalars;
    private final byte[] present;
    private final byte[] updatedAtSeconds;
    private final byte[][] scalarValues;
    private final List<ListColumnBuilder> lists;
    private int found;

    ViewRowsBuilder(ViewSchema schema, int rows) {
        this.schema = schema;
        this.scalars = schema.scalars();
        this.present = new byte[rows];
        this.updatedAtSeconds = new byte[rows * Long.BYTES];
        this.scalarValues = new byte[scalars.size()][rows * Float.BYTES];
        this.lists = schema.lists().stream()
                .map(column -> new ListColumnBuilder(column, rows))
                .toList();
    }

    @Override
    public void row(int index, long entityId, ByteBuffer row) {
        if (!PackedRow.isIntact(row, entityId)) {
            throw new StoreDamagedException(
                    "the stored row of entity " + entityId + " in view " + schema.view() + " is damaged");
        }
        if (PackedRow.schemaOf(row) != schema.fingerprint()) {
            return;
        }
        found++;
        present[index] = 1;
        LONG.set(updatedAtSeconds, index * Long.BYTES, PackedRow.updatedAtSeconds(row));
        int at = PackedRow.HEADER_BYTES;
        for (byte[] values : scalarValues) {
            INT.set(values, index * Float.BYTES, row.getInt(at));
            at += Float.BYTES;
        }
        for (ListColumnBuilder list : lists) {
            at = list.take(index, row, at);
        }
    }

    /** Rows that were there. */
    int found() {
        return found;
    }

    ViewRows build(ViewRead read) {
        ViewRows.Builder reply = ViewRows.newBuilder()
                .setView(schema.view())
                .addAllEntityIds(read.getEntityIdsList())
                .setPresent(UnsafeByteOperations.unsafeWrap(present))
                .setUpdatedAtSeconds(UnsafeByteOperations.unsafeWrap(updatedAtSeconds));
        for (int column = 0; column < scalarValues.length; column++) {
            reply.addColumns(Column.newBuilder()
                    .setName(scalars.get(column).name())
                    .setFloats(UnsafeByteOperations.unsafeWrap(scalarValues[column])));
        }
        lists.forEach(list -> reply.addColumns(list.build()));
        return reply.build();
    }
}

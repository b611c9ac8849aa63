package io.headroom.features.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.lmdbjava.CursorIterable;
import org.lmdbjava.CursorIterable.KeyVal;
import org.lmdbjava.Dbi;
import org.lmdbjava.LmdbException;
import org.lmdbjava.Txn;

/** A read transaction that is reset and renewed instead of closed and opened: no allocation and no search for a reader slot. */
final class LmdbReader implements RowReader {
    private final LmdbStore store;
    private final LmdbFiles files;
    private final Txn<ByteBuffer> transaction;
    private final ByteBuffer key = newKey();
    private List<RowKeys> asked = List.of();

    LmdbReader(LmdbStore store, LmdbFiles files) {
        this.store = store;
        this.files = files;
        this.transaction = files.env().txnRead();
    }

    /** Keys are native integers, which LMDB compares in one instruction. */
    static ByteBuffer newKey() {
        return ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
    }

    LmdbReader renewed() {
        transaction.renew();
        return this;
    }

    LmdbReader asked(List<RowKeys> keys) {
        asked = keys;
        return this;
    }

    @Override
    public void rows(int part, RowVisitor visitor) {
        RowKeys keys = asked.get(part);
        Dbi<ByteBuffer> rows = files.view(keys.view());
        for (int index = 0; index < keys.count(); index++) {
            long id = keys.ids().applyAsLong(index);
            ByteBuffer row = get(rows, id);
            if (row != null) {
                visitor.row(index, id, row.order(ByteOrder.LITTLE_ENDIAN));
            }
        }
    }

    private ByteBuffer get(Dbi<ByteBuffer> rows, long id) {
        try {
            return rows.get(transaction, key.putLong(0, id));
        } catch (LmdbException e) {
            throw files.failure("read", e);
        }
    }

    void scan(String view, RowVisitor visitor) {
        int index = 0;
        try (CursorIterable<ByteBuffer> rows = files.view(view).iterate(transaction)) {
            for (KeyVal<ByteBuffer> row : rows) {
                long id = row.key().order(ByteOrder.nativeOrder()).getLong(0);
                visitor.row(index++, id, row.val().order(ByteOrder.LITTLE_ENDIAN));
            }
        } catch (LmdbException e) {
            throw files.failure("read", e);
        }
    }

    @Override
    public void close() {
        asked = List.of();
        transaction.reset();
        store.giveBack(this);
    }

    void free() {
        transaction.close();
    }
}

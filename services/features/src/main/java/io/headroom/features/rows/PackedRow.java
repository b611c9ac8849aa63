package io.headroom.features.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * One stored row, little endian: CRC-32C of the entity and of all that follows (int), fingerprint of its schema (int), time of its
 * newest event (long, seconds since the epoch), the scalar columns, and for each list column its length (int) and values. The store
 * itself has no checksums; with this one a damaged row is refused instead of served.
 */
public final class PackedRow {
    /** Bytes before the first column. */
    public static final int HEADER_BYTES = 16;

    private static final int SCHEMA_AT = 4;
    private static final int UPDATED_AT = 8;

    private PackedRow() {}

    /** A row's buffer with its schema and time in place and its position at the first column. */
    public static ByteBuffer begin(int columnBytes, ViewSchema schema, long updatedAtSeconds) {
        return ByteBuffer.allocate(Math.addExact(HEADER_BYTES, columnBytes))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(SCHEMA_AT, schema.fingerprint())
                .putLong(UPDATED_AT, updatedAtSeconds)
                .position(HEADER_BYTES);
    }

    /** Puts the checksum in; the row is complete. */
    public static ByteBuffer seal(ByteBuffer row, long entityId) {
        row.clear();
        return row.putInt(0, checksum(row, entityId));
    }

    public static int schemaOf(ByteBuffer row) {
        return row.getInt(SCHEMA_AT);
    }

    public static long updatedAtSeconds(ByteBuffer row) {
        return row.getLong(UPDATED_AT);
    }

    /** Whether the bytes are those that were sealed for this entity. Leaves position and limit as they were. */
    public static boolean isIntact(ByteBuffer row, long entityId) {
        return row.limit() >= HEADER_BYTES && row.getInt(0) == checksum(row, entityId);
    }

    /** Whether a row may replace the stored one: it is not older, or the stored one has other columns. */
    public static boolean replaces(ByteBuffer row, ByteBuffer stored) {
        return stored.limit() < HEADER_BYTES
                || schemaOf(row) != schemaOf(stored)
                || updatedAtSeconds(row) >= updatedAtSeconds(stored);
    }

    private static int checksum(ByteBuffer row, long entityId) {
        CRC32C crc = new CRC32C();
        int position = row.position();
        crc.update(row.position(SCHEMA_AT));
        row.position(position);
        return (int) crc.getValue() ^ Long.hashCode(entityId);
    }
}

package io.headroom.features.definitions;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One number for the stored feature values an answer was scored from, so that whoever derives them again can tell that not a bit differs: the
 * first 8 bytes (big endian) of SHA-256 (FIPS 180-4) over, all little endian, the time of the user's row (int64) and its values (float32), then
 * for each item in turn its id (int64), the time of its row (int64) and its values. A user of whom there is no row has time 0 and no values.
 *
 * <p>Floats count by their bits: 0 and -0 differ. Not thread-safe; {@link #value()} ends it.
 */
public final class FeatureDigest {
    private final MessageDigest hash = sha256();
    private final ByteBuffer longs = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private FeatureDigest() {}

    /** @param values of the user, float32 little endian; what remains of the buffer is read */
    public static FeatureDigest ofUser(long updatedAtSeconds, ByteBuffer values) {
        FeatureDigest digest = new FeatureDigest();
        digest.longs.putLong(updatedAtSeconds);
        digest.hash.update(digest.longs.flip());
        digest.hash.update(values);
        return digest;
    }

    public static FeatureDigest ofUser(long updatedAtSeconds, float... values) {
        return ofUser(updatedAtSeconds, littleEndian(values));
    }

    /** @param values of the item, float32 little endian; what remains of the buffer is read */
    public FeatureDigest item(long itemId, long updatedAtSeconds, ByteBuffer values) {
        longs.clear().putLong(itemId).putLong(updatedAtSeconds);
        hash.update(longs.flip());
        hash.update(values);
        return this;
    }

    public FeatureDigest item(long itemId, long updatedAtSeconds, float... values) {
        return item(itemId, updatedAtSeconds, littleEndian(values));
    }

    /** The digest of all that was told. */
    public long value() {
        return ByteBuffer.wrap(hash.digest()).getLong();
    }

    /** Values as records hold them: float32, little endian, ready to be read. */
    public static ByteBuffer littleEndian(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putInt(Float.floatToRawIntBits(value));
        }
        return bytes.flip();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

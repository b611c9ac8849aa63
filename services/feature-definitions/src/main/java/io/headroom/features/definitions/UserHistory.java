package io.headroom.features.definitions;

import java.nio.ByteBuffer;

/**
 * The newest ratings of a user, at most {@value #LENGTH}; older ones fall out. A ring, so that taking an event costs the same however long
 * the history is. Not thread-safe.
 */
public final class UserHistory {

    /** How many ratings are kept. */
    public static final int LENGTH = 50;

    private static final byte FORMAT = 1;
    private static final int ENTRY_BYTES = 2 * Long.BYTES + Float.BYTES;

    private final long[] items = new long[LENGTH];
    private final long[] times = new long[LENGTH];
    private final float[] ratings = new float[LENGTH];
    private int size;
    private int next;

    /** Takes the next event of this user; only ratings are kept. */
    public void update(Event event) {
        if (event.kind() == EventKind.RATING) {
            add(event.itemId(), event.timeSeconds(), event.value());
        }
    }

    /** {@link #update} for a rating, without the object. */
    public void add(long itemId, long timeSeconds, float rating) {
        items[next] = itemId;
        times[next] = timeSeconds;
        ratings[next] = rating;
        next = (next + 1) % LENGTH;
        size = Math.min(size + 1, LENGTH);
    }

    public int size() {
        return size;
    }

    /** @param age 0 for the newest rating, up to {@code size() - 1} */
    public long item(int age) {
        return items[slot(age)];
    }

    public long timeSeconds(int age) {
        return times[slot(age)];
    }

    public float rating(int age) {
        return ratings[slot(age)];
    }

    private int slot(int age) {
        if (age < 0 || age >= size) {
            throw new IndexOutOfBoundsException("age %d in a history of %d".formatted(age, size));
        }
        return (next - 1 - age + 2 * LENGTH) % LENGTH;
    }

    /** The whole state; {@link #fromBytes} continues from it as if nothing had happened. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + size * ENTRY_BYTES).put(FORMAT);
        for (int age = size - 1; age >= 0; age--) {
            bytes.putLong(item(age)).putLong(timeSeconds(age)).putFloat(rating(age));
        }
        return bytes.array();
    }

    /** @throws IllegalArgumentException when the bytes are not a state of this version */
    public static UserHistory fromBytes(byte[] state) {
        int entries = Math.min(LENGTH, (state.length - 1) / ENTRY_BYTES);
        ByteBuffer bytes = StateBytes.open(state, FORMAT, 1 + entries * ENTRY_BYTES);
        UserHistory history = new UserHistory();
        for (int i = 0; i < entries; i++) {
            history.add(bytes.getLong(), bytes.getLong(), bytes.getFloat());
        }
        return history;
    }
}

package io.headroom.monitoring.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The frame of a saved state: a magic number, the version of the format, the bundle, a fingerprint of settings and reference; and the
 * pieces that many parts write the same way.
 */
public final class StateFormat {

    /** Rises with every change of what any part writes. */
    public static final int VERSION = 2;

    private static final int MAGIC = 0x48524d53;
    private static final int END = 0x454e4421;

    private StateFormat() {}

    public static void begin(DataOutput out, String bundle, long fingerprint) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(bundle);
        out.writeLong(fingerprint);
    }

    /** Reads what {@link #begin} wrote. */
    public static void open(DataInput in, String bundle, long fingerprint) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new StateRefusedException("not a saved state of the monitor");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new StateRefusedException(
                    "saved state has format %d, this monitor reads %d".formatted(version, VERSION));
        }
        String saved = in.readUTF();
        if (!saved.equals(bundle)) {
            throw new StateRefusedException(
                    "saved state is of bundle %s, this monitor watches %s".formatted(saved, bundle));
        }
        if (in.readLong() != fingerprint) {
            throw new StateRefusedException("saved state was made under other settings or another reference");
        }
    }

    public static void end(DataOutput out) throws IOException {
        out.writeInt(END);
    }

    /** Reads what {@link #end} wrote. */
    public static void close(DataInput in) throws IOException {
        if (in.readInt() != END) {
            throw new StateRefusedException("saved state does not end where it should: it is damaged");
        }
    }

    /** Reads a number of things that follow, at most {@code most}. */
    public static int count(DataInput in, String what, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new StateRefusedException(
                    "saved state has %d %s, at most %d are possible".formatted(count, what, most));
        }
        return count;
    }

    /** Reads a number that cannot be negative. */
    public static long natural(DataInput in, String what) throws IOException {
        long value = in.readLong();
        if (value < 0) {
            throw new StateRefusedException("saved state has %d %s".formatted(value, what));
        }
        return value;
    }

    public static void longs(DataOutput out, long[] values) throws IOException {
        out.writeInt(values.length);
        for (long value : values) {
            out.writeLong(value);
        }
    }

    /** Reads as many as the array holds. */
    public static void longs(DataInput in, String what, long[] values) throws IOException {
        int count = in.readInt();
        if (count != values.length) {
            throw new StateRefusedException("saved state has %d %s, wanted %d".formatted(count, what, values.length));
        }
        for (int i = 0; i < count; i++) {
            values[i] = in.readLong();
        }
    }

    public static void counts(DataOutput out, Map<String, Long> counts) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    /** Reads what {@link #counts(DataOutput, Map)} wrote, in its order. */
    public static Map<String, Long> counts(DataInput in, String what, int most) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int left = count(in, what, most); left > 0; left--) {
            String key = in.readUTF();
            counts.put(key, in.readLong());
        }
        return counts;
    }
}

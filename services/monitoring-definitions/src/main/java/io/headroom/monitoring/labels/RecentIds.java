package io.headroom.monitoring.labels;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.windows.StableHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The newest ids of a stream, as hashes of 64 bits, so that one that comes again is known. With a million ids the chance that any two of
 * them share a hash is below one in thirty million.
 */
final class RecentIds implements Stateful {

    private final long[] ring;
    private final Set<Long> known;
    private long taken;

    RecentIds(int capacity) {
        ring = new long[capacity];
        known = new HashSet<>();
    }

    /** Whether the id is new; if so it is remembered and the oldest may be forgotten. */
    boolean add(String id) {
        long hash = StableHash.of(id);
        if (!known.add(hash)) {
            return false;
        }
        int at = (int) (taken % ring.length);
        if (taken >= ring.length) {
            known.remove(ring[at]);
        }
        ring[at] = hash;
        taken++;
        return true;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        int size = (int) Math.min(taken, ring.length);
        out.writeLong(taken);
        for (int i = 0; i < size; i++) {
            out.writeLong(ring[i]);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        taken = StateFormat.natural(in, "event ids");
        int size = (int) Math.min(taken, ring.length);
        for (int i = 0; i < size; i++) {
            ring[i] = in.readLong();
            known.add(ring[i]);
        }
    }
}

package io.headroom.monitoring.skew;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** When items were first shown, in the data's time, up to a bound of items; beyond it every item may have been. Not thread-safe. */
final class ShownItems implements Stateful {

    private final int bound;
    private final Map<Long, Long> first = new LinkedHashMap<>();
    private long incompleteFrom = Long.MAX_VALUE;

    ShownItems(int bound) {
        this.bound = bound;
    }

    void add(long itemId, long timeSeconds) {
        if (first.size() < bound || first.containsKey(itemId)) {
            first.merge(itemId, timeSeconds, Math::min);
        } else {
            incompleteFrom = Math.min(incompleteFrom, timeSeconds);
        }
    }

    /** Whether the item may have been shown up to then. */
    boolean mayHaveShown(long itemId, long timeSeconds) {
        return Math.min(first.getOrDefault(itemId, Long.MAX_VALUE), incompleteFrom) <= timeSeconds;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(incompleteFrom);
        out.writeInt(first.size());
        for (Map.Entry<Long, Long> item : first.entrySet()) {
            out.writeLong(item.getKey());
            out.writeLong(item.getValue());
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        incompleteFrom = in.readLong();
        for (int left = StateFormat.count(in, "shown items", bound); left > 0; left--) {
            long item = in.readLong();
            first.put(item, in.readLong());
        }
    }
}

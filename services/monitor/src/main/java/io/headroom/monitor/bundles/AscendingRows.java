package io.headroom.monitor.bundles;

import io.headroom.runtime.bundle.monitoring.StateRows;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.stream.IntStream;

/** States of entities in the order of their ids, as the engine looks for them. */
record AscendingRows(long[] ids, ByteBuffer states) {
    /** @param ids of the rows, each once, in any order */
    static AscendingRows of(long[] ids, StateRows rows) {
        int[] order = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingLong(row -> ids[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] sorted = new long[ids.length];
        ByteBuffer states = ByteBuffer.allocate(rows.states().length);
        for (int i = 0; i < order.length; i++) {
            sorted[i] = ids[order[i]];
            states.put(rows.states(), order[i] * rows.bytes(), rows.bytes());
        }
        return new AscendingRows(sorted, states.flip());
    }
}

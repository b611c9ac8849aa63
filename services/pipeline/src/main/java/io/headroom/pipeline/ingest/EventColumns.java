package io.headroom.pipeline.ingest;

import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.dataset.Interactions;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/**
 * Good rows as columns. Of rows that agree in everything but the value (a user cannot rate an item twice in a second) the one that stands last
 * in the file is kept. Ratings of the same item at different times are all kept: each was an event.
 */
final class EventColumns {

    private final long[] users;
    private final int[] items;
    private final long[] times;
    private final int[] positions;
    private final float[] values;
    private final int read;
    private int size;

    /** @param sorted columns user, item, time, position, value, in the order of {@link EventReader#read} */
    EventColumns(int capacity, Iterator<Row> sorted) {
        users = new long[capacity];
        items = new int[capacity];
        times = new long[capacity];
        positions = new int[capacity];
        values = new float[capacity];
        while (sorted.hasNext()) {
            add(sorted.next());
        }
        read = capacity;
    }

    private void add(Row row) {
        if (size == 0 || !repeats(row, size - 1)) {
            size++;
        }
        int last = size - 1;
        users[last] = row.getLong(0);
        items[last] = row.getInt(1);
        times[last] = row.getLong(2);
        positions[last] = row.getInt(3);
        values[last] = row.getFloat(4);
    }

    private boolean repeats(Row row, int last) {
        return users[last] == row.getLong(0)
                && items[last] == row.getInt(1)
                && times[last] == row.getLong(2)
                && positions[last] == row.getInt(3);
    }

    /** How many rows were dropped because a later one says the same of the same moment. */
    int repeated() {
        return read - size;
    }

    int size() {
        return size;
    }

    Interactions interactions() {
        return new Interactions(
                Arrays.copyOf(users, size),
                Arrays.copyOf(items, size),
                Arrays.copyOf(values, size),
                Arrays.copyOf(times, size));
    }

    Impressions impressions() {
        boolean[] clicked = new boolean[size];
        for (int i = 0; i < size; i++) {
            clicked[i] = values[i] > 0;
        }
        return new Impressions(
                Arrays.copyOf(users, size),
                Arrays.copyOf(items, size),
                Arrays.copyOf(positions, size),
                Arrays.copyOf(times, size),
                clicked);
    }
}

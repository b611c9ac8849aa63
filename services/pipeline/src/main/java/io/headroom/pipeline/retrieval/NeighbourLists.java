package io.headroom.pipeline.retrieval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Sparse rows in the making: of each dense row only the largest positive values are kept. */
final class NeighbourLists {
    private final int most;
    private final int[] offsets;
    private int[] rows = new int[1024];
    private float[] strengths = new float[1024];
    private int item;

    NeighbourLists(int items, int most) {
        this.most = most;
        this.offsets = new int[items + 1];
    }

    /** Appends the next item's neighbours, strongest first. */
    void add(float[] dense) {
        int[] kept = IntStream.range(0, dense.length)
                .filter(row -> dense[row] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> -dense[row]).thenComparing(row -> row))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
        int size = offsets[item];
        ensure(size + kept.length);
        for (int row : kept) {
            rows[size] = row;
            strengths[size++] = dense[row];
        }
        offsets[++item] = size;
    }

    private void ensure(int capacity) {
        if (capacity > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(capacity, rows.length * 2));
            strengths = Arrays.copyOf(strengths, rows.length);
        }
    }

    int[] offsets() {
        return offsets;
    }

    int[] rows() {
        return Arrays.copyOf(rows, offsets[item]);
    }

    float[] strengths() {
        return Arrays.copyOf(strengths, offsets[item]);
    }
}

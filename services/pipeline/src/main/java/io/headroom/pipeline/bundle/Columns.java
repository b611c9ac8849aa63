package io.headroom.pipeline.bundle;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Rows of files that grow one by one, as the arrays that are written. */
final class Columns {
    private Columns() {}

    static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    /** Row by row. */
    static float[] matrix(List<float[]> rows, int width) {
        float[] matrix = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, matrix, row * width, width);
        }
        return matrix;
    }

    /** Where each list begins once they stand one after the other, and where the last ends. */
    static long[] offsets(List<int[]> lists) {
        long[] offsets = new long[lists.size() + 1];
        for (int i = 0; i < lists.size(); i++) {
            offsets[i + 1] = offsets[i] + lists.get(i).length;
        }
        return offsets;
    }

    /** The lists one after the other. */
    static int[] concatenated(List<int[]> lists) {
        int[] all = new int[Math.toIntExact(offsets(lists)[lists.size()])];
        int next = 0;
        for (int[] list : lists) {
            System.arraycopy(list, 0, all, next, list.length);
            next += list.length;
        }
        return all;
    }

    static long[] map(int[] values, IntToLongFunction function) {
        return Arrays.stream(values).mapToLong(function).toArray();
    }
}

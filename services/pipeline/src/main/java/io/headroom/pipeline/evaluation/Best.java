package io.headroom.pipeline.evaluation;

import java.util.Arrays;
import java.util.BitSet;

/** The best rows of a dense score vector. */
final class Best {
    private Best() {}

    /** Rows not excluded with the highest scores, best first; equal scores by row. */
    static int[] of(float[] scores, BitSet excluded, int limit) {
        long[] keys = new long[scores.length];
        int size = 0;
        for (int row = 0; row < scores.length; row++) {
            if (!excluded.get(row)) {
                keys[size++] = key(scores[row], row);
            }
        }
        Arrays.sort(keys, 0, size);
        int[] rows = new int[Math.min(limit, size)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (int) keys[i];
        }
        return rows;
    }

    /** Sorts not negative scores downwards, then rows upwards. */
    private static long key(float score, int row) {
        return ((long) (Integer.MAX_VALUE - Float.floatToIntBits(Math.max(0f, score))) << Integer.SIZE) | row;
    }

    /** Positions of values that may be negative, highest first; equal values by position. */
    static int[] order(float[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> {
            int byValue = Float.compare(values[b], values[a]);
            return byValue != 0 ? byValue : Integer.compare(a, b);
        });
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}

package io.headroom.models.retrieval;

import java.util.Arrays;

/**
 * Keeps the best rows of a stream: those offered are gathered, and whenever twice as many as wanted have come together, the worse half is
 * dropped. Cheaper than a heap for hundreds of rows, since most are refused by one comparison. Equal scores are ordered by row, the smaller
 * first, so that results do not depend on the order of arrival. Scores must be numbers. Not thread-safe; one per call.
 */
final class TopRows {
    private final int limit;
    /** Score above, row below, both such that more is better. */
    private final long[] keys;

    private int size;
    private long floor = Long.MIN_VALUE;

    TopRows(int limit) {
        this.limit = limit;
        this.keys = new long[2 * limit];
    }

    void offer(int row, float score) {
        long key = key(row, score);
        if (key < floor || limit == 0) {
            return;
        }
        keys[size++] = key;
        if (size == keys.length) {
            dropWorse();
        }
    }

    /** The kept rows, best first. Empties the collection. */
    ScoredRows drain() {
        Arrays.sort(keys, 0, size);
        int kept = Math.min(size, limit);
        int[] rows = new int[kept];
        float[] scores = new float[kept];
        for (int i = 0; i < kept; i++) {
            long key = keys[size - 1 - i];
            rows[i] = ~(int) key;
            scores[i] = score(key);
        }
        size = 0;
        floor = Long.MIN_VALUE;
        return new ScoredRows(rows, scores);
    }

    private void dropWorse() {
        Arrays.sort(keys, 0, size);
        System.arraycopy(keys, size - limit, keys, 0, limit);
        size = limit;
        floor = keys[0];
    }

    private static long key(int row, float score) {
        // Adding zero makes -0 a 0, which is no worse.
        int bits = Float.floatToRawIntBits(score + 0f);
        int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) ordered << Integer.SIZE) | (~row & 0xffffffffL);
    }

    private static float score(long key) {
        int ordered = (int) (key >> Integer.SIZE);
        return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
    }
}

package io.headroom.ranking.scoring;

import java.util.Arrays;

/** Picks the candidates of the highest probability without ordering the others: selection by partition (Hoare, "Find", 1961). */
final class MostProbable {
    private MostProbable() {}

    /**
     * Indices by falling probability, of equals the smaller first.
     *
     * @param probabilities numbers of at least 0
     * @param count how many; all of them where there are fewer
     */
    static int[] of(float[] probabilities, int count) {
        // Bits of floats from 0 on order as integers: one long holds both keys.
        long[] keys = new long[probabilities.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) -Float.floatToRawIntBits(Math.abs(probabilities[i])) << Integer.SIZE | i;
        }
        int wanted = Math.min(count, keys.length);
        if (wanted < keys.length) {
            select(keys, wanted);
        }
        Arrays.sort(keys, 0, wanted);
        int[] first = new int[wanted];
        for (int i = 0; i < wanted; i++) {
            first[i] = (int) keys[i];
        }
        return first;
    }

    /** Brings the smallest keys, in any order, to the front. */
    private static void select(long[] keys, int wanted) {
        int from = 0;
        int to = keys.length - 1;
        while (from < to) {
            long pivot = keys[(from + to) >>> 1];
            int low = from;
            int high = to;
            while (low <= high) {
                while (keys[low] < pivot) {
                    low++;
                }
                while (keys[high] > pivot) {
                    high--;
                }
                if (low <= high) {
                    swap(keys, low++, high--);
                }
            }
            if (wanted <= high) {
                to = high;
            } else if (wanted >= low) {
                from = low;
            } else {
                return;
            }
        }
    }

    private static void swap(long[] keys, int one, int other) {
        long key = keys[one];
        keys[one] = keys[other];
        keys[other] = key;
    }
}

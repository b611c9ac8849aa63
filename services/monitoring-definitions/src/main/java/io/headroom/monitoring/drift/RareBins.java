package io.headroom.monitoring.drift;

import java.util.Arrays;

/**
 * Categories that are expected too rarely for a chi-square approximation, pooled into one bin on either side (Cochran 1954), the last.
 *
 * @param reference counts of the reference
 * @param current counts of the window
 */
record RareBins(long[] reference, long[] current) {

    private static final double LEAST_EXPECTED = 5;

    static RareBins of(long[] reference, long[] current) {
        long m = Arrays.stream(reference).sum();
        long n = Arrays.stream(current).sum();
        long[] left = new long[reference.length + 1];
        long[] right = new long[reference.length + 1];
        for (int bin = 0; bin < reference.length; bin++) {
            double pooled = m + n == 0 ? 0 : (double) (reference[bin] + current[bin]) / (m + n);
            int to = pooled * Math.min(m, n) < LEAST_EXPECTED ? reference.length : bin;
            left[to] += reference[bin];
            right[to] += current[bin];
        }
        return new RareBins(left, right);
    }
}

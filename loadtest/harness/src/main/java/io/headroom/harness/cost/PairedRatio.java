package io.headroom.harness.cost;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How many times as large a percentile is with logging as without, over all slices of a kind together. The interval comes from resampling whole
 * pairs of slices (percentile bootstrap, Efron 1979): requests of one slice resemble each other, and what hits the machine hits both of a pair.
 *
 * @param value of the ratio
 * @param low end of the interval
 * @param high end of the interval
 */
public record PairedRatio(double value, double low, double high) {
    private static final int RESAMPLES = 2_000;
    private static final double TAIL = 0.025;

    /**
     * One pair of slices.
     *
     * @param on latencies with logging; handed over, not copied
     * @param off latencies without
     */
    record Pair(long[] on, long[] off) {}

    /** @param pairs at least one */
    static PairedRatio of(List<Pair> pairs, double quantile, long seed) {
        List<long[]> on = pairs.stream().map(Pair::on).map(PairedRatio::sorted).toList();
        List<long[]> off =
                pairs.stream().map(Pair::off).map(PairedRatio::sorted).toList();
        SplittableRandom random = new SplittableRandom(seed);
        double[] ratios = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int[] chosen = random.ints(pairs.size(), 0, pairs.size()).toArray();
            ratios[i] = ratio(pick(on, chosen), pick(off, chosen), quantile);
        }
        Arrays.sort(ratios);
        return new PairedRatio(
                ratio(on, off, quantile), ratios[(int) (TAIL * RESAMPLES)], ratios[(int) ((1 - TAIL) * RESAMPLES) - 1]);
    }

    /** Nearest rank over all slices together; 0 when there is nothing. */
    static long quantile(List<long[]> slices, double quantile) {
        return ofSorted(slices.stream().map(PairedRatio::sorted).toList(), quantile);
    }

    private static double ratio(List<long[]> on, List<long[]> off, double quantile) {
        return (double) ofSorted(on, quantile) / Math.max(1, ofSorted(off, quantile));
    }

    /** The least value with enough values at or below it, by halving: thousands of resamples are not sorted anew. */
    private static long ofSorted(List<long[]> slices, double quantile) {
        long all = slices.stream().mapToLong(slice -> slice.length).sum();
        long wanted = Math.max(1, (long) Math.ceil(quantile * all));
        long low = 0;
        long high = all == 0 ? 0 : Long.MAX_VALUE;
        while (low < high) {
            long middle = low + (high - low) / 2;
            long within =
                    slices.stream().mapToLong(slice -> atMost(slice, middle)).sum();
            if (within >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How many values of a sorted slice are no greater. */
    private static int atMost(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long[] sorted(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static List<long[]> pick(List<long[]> slices, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(slices::get).toList();
    }
}

package io.headroom.monitoring.drift;

import java.util.Arrays;
import java.util.List;

/** Counts as shares of their sum. */
final class Shares {

    private Shares() {}

    static double of(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    static List<Double> of(long[] counts) {
        long whole = Arrays.stream(counts).sum();
        return Arrays.stream(counts).mapToObj(count -> of(count, whole)).toList();
    }
}

package io.headroom.monitoring.significance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which of many tests to believe, such that of those believed an expected share of at most {@code rate} is false. Benjamini and Hochberg (JRSS
 * B 57, 1995): valid for independent tests and for positively dependent ones (Benjamini and Yekutieli 2001). When nothing at all has changed,
 * the probability of any rejection is at most {@code rate}.
 */
public final class BenjaminiHochberg {
    private final double[] adjusted;
    private final double rate;

    private BenjaminiHochberg(double[] adjusted, double rate) {
        this.adjusted = adjusted;
        this.rate = rate;
    }

    /** @param pValues each in 0..1; in any order, which the answers keep */
    public static BenjaminiHochberg of(double[] pValues, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("false-discovery rate " + rate + " is not between 0 and 1");
        }
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("p-value " + p + " is not between 0 and 1");
            }
        }
        return new BenjaminiHochberg(adjust(pValues), rate);
    }

    private static double[] adjust(double[] pValues) {
        int[] descending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> pValues[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double least = 1;
        for (int from = 0; from < descending.length; from++) {
            int rank = descending.length - from;
            double p = pValues[descending[from]];
            least = Math.min(least, Math.max(p, p * pValues.length / rank));
            adjusted[descending[from]] = least;
        }
        return adjusted;
    }

    public boolean rejected(int test) {
        return adjusted[test] <= rate;
    }

    /** The smallest rate at which this test would be rejected. */
    public double adjusted(int test) {
        return adjusted[test];
    }

    public double[] adjusted() {
        return adjusted.clone();
    }

    /** The rejected tests' places, ascending. */
    public int[] rejected() {
        return IntStream.range(0, adjusted.length).filter(this::rejected).toArray();
    }

    @Override
    public String toString() {
        return "BenjaminiHochberg[rate=" + rate + ", adjusted=" + Arrays.toString(adjusted) + "]";
    }
}

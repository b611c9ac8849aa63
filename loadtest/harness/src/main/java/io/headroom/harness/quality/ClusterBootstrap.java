package io.headroom.harness.quality;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Percentile bootstrap intervals of means and of ratios of means. Users are resampled with all their requests, because the requests of one
 * user resemble each other: resampling requests as if they were independent would give intervals that are too narrow. The same resamples
 * serve every figure, so a ratio compares answers to the same requests.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani: An Introduction to the Bootstrap (1993), chapter 13</a>
 * @see <a href="https://doi.org/10.1111/j.1467-9868.2007.00593.x">Field and Welsh: Bootstrapping clustered data (2007)</a>
 */
final class ClusterBootstrap {
    static final int RESAMPLES = 2_000;
    static final double CONFIDENCE = 0.95;

    private final int[] clusterOf;
    private final int[] sizes;
    private final int[][] drawn;

    /** @param users of each request */
    ClusterBootstrap(long[] users, long seed) {
        Map<Long, Integer> clusters = new HashMap<>();
        this.clusterOf = Arrays.stream(users)
                .mapToInt(user -> clusters.computeIfAbsent(user, _ -> clusters.size()))
                .toArray();
        this.sizes = new int[clusters.size()];
        for (int cluster : clusterOf) {
            sizes[cluster]++;
        }
        this.drawn = draw(new Random(seed));
    }

    int clusters() {
        return sizes.length;
    }

    /** @param values one a request */
    Estimate mean(double[] values) {
        double[] sums = sums(values);
        double[] means = Arrays.stream(drawn)
                .mapToDouble(weights -> dot(weights, sums) / dot(weights, sizes))
                .toArray();
        return interval(dot(sums) / values.length, means);
    }

    /** The mean of some values as a share of the mean of others; resamples in which the latter is 0 say nothing and are left out. */
    Estimate ratio(double[] values, double[] reference) {
        double[] sums = sums(values);
        double[] references = sums(reference);
        double[] ratios = Arrays.stream(drawn)
                .filter(weights -> dot(weights, references) > 0)
                .mapToDouble(weights -> dot(weights, sums) / dot(weights, references))
                .toArray();
        return interval(dot(sums) / dot(references), ratios);
    }

    private static Estimate interval(double value, double[] resampled) {
        Arrays.sort(resampled);
        double low = quantile(resampled, (1 - CONFIDENCE) / 2);
        double high = quantile(resampled, (1 + CONFIDENCE) / 2);
        return new Estimate(value, Math.min(low, value), Math.max(high, value));
    }

    /** Between neighbours, in proportion. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** For each resample how often each cluster is in it. */
    private int[][] draw(Random random) {
        int[][] weights = new int[RESAMPLES][sizes.length];
        for (int[] resample : weights) {
            for (int i = 0; i < sizes.length; i++) {
                resample[random.nextInt(sizes.length)]++;
            }
        }
        return weights;
    }

    private double[] sums(double[] values) {
        double[] sums = new double[sizes.length];
        for (int i = 0; i < values.length; i++) {
            sums[clusterOf[i]] += values[i];
        }
        return sums;
    }

    private static double dot(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static double dot(int[] weights, double[] values) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }

    private static double dot(int[] weights, int[] values) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (double) weights[i] * values[i];
        }
        return sum;
    }
}

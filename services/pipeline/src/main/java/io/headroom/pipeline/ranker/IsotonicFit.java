package io.headroom.pipeline.ranker;

import io.headroom.models.calibration.Calibration;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Fits a monotone calibration by pooling adjacent violators (Ayer et al., 1955). Each pool becomes one knot at its mean logit; a prior worth
 * one row keeps pools away from 0 and 1.
 */
final class IsotonicFit {
    private static final int BINS = 100;
    private static final double PRIOR_WEIGHT = 1;

    private IsotonicFit() {}

    static Calibration fit(float[] logits, float[] labels, float[] weights) {
        Pool[] pools = pools(logits, labels, weights);
        int size = 0;
        for (Pool pool : pools) {
            pools[size++] = pool;
            while (size > 1 && pools[size - 2].rate() >= pools[size - 1].rate()) {
                pools[size - 2] = pools[size - 2].with(pools[size - 1]);
                size--;
            }
        }
        return knots(Arrays.copyOf(pools, size));
    }

    /** Rows in order of their logits, in bins that become finer towards the top, where answers come from. */
    private static Pool[] pools(float[] logits, float[] labels, float[] weights) {
        Integer[] order = new Integer[logits.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> logits[i]));
        double base = rate(labels, weights);
        Pool[] pools = new Pool[Math.min(BINS, logits.length)];
        for (int bin = 0; bin < pools.length; bin++) {
            Pool pool = new Pool(0, 0, PRIOR_WEIGHT * base, PRIOR_WEIGHT);
            for (int i = edge(bin, pools.length, order.length); i < edge(bin + 1, pools.length, order.length); i++) {
                int row = order[i];
                pool = pool.with(new Pool(logits[row], 1, labels[row] * weights[row], weights[row]));
            }
            pools[bin] = pool;
        }
        return pools;
    }

    private static int edge(int bin, int bins, int rows) {
        double rest = 1 - (double) bin / bins;
        return (int) Math.round(rows * (1 - rest * rest));
    }

    private static double rate(float[] labels, float[] weights) {
        double positives = 0;
        double all = 0;
        for (int i = 0; i < labels.length; i++) {
            positives += labels[i] * weights[i];
            all += weights[i];
        }
        return all == 0 ? 0.5 : positives / all;
    }

    private static Calibration knots(Pool[] pools) {
        float[] logits = new float[pools.length];
        float[] probabilities = new float[pools.length];
        int size = 0;
        for (Pool pool : pools) {
            float logit = (float) pool.meanLogit();
            if (pool.rows() > 0 && (size == 0 || logit > logits[size - 1])) {
                logits[size] = logit;
                probabilities[size++] = (float) Math.clamp(pool.rate(), 0, 1);
            }
        }
        if (size == 0) {
            return Calibration.identity();
        }
        return new Calibration(Arrays.copyOf(logits, size), Arrays.copyOf(probabilities, size));
    }

    /** Rows that share one probability. */
    private record Pool(double logits, long rows, double positives, double weight) {
        Pool with(Pool other) {
            return new Pool(
                    logits + other.logits, rows + other.rows, positives + other.positives, weight + other.weight);
        }

        double rate() {
            return positives / weight;
        }

        double meanLogit() {
            return rows == 0 ? 0 : logits / rows;
        }
    }
}

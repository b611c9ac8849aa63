package io.headroom.pipeline.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compares probabilities with what came true: area under the ROC curve, log loss, and expected calibration error over bins of equally many rows
 * (Nguyen and O'Connor, EMNLP 2015; Naeini et al., AAAI 2015).
 */
final class ProbabilityTally {
    private static final int BINS = 20;
    private static final double CLIP = 1e-7;

    private float[] probabilities = new float[1 << 16];
    private boolean[] labels = new boolean[1 << 16];
    private int size;

    void add(float probability, boolean label) {
        if (size == probabilities.length) {
            probabilities = Arrays.copyOf(probabilities, size * 2);
            labels = Arrays.copyOf(labels, size * 2);
        }
        probabilities[size] = probability;
        labels[size++] = label;
    }

    /** The metrics by the names they have in {@code metrics.json}; zeros when nothing was added. */
    Map<String, Double> metrics() {
        long[] order = order();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("auc", auc(order));
        metrics.put("logLoss", logLoss());
        metrics.put("ece", calibrationError(order));
        return metrics;
    }

    /** Rows by rising probability, packed so that primitives are sorted: not negative floats order as their bits do. */
    private long[] order() {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = ((long) Float.floatToIntBits(probabilities[i]) << Integer.SIZE) | i;
        }
        Arrays.parallelSort(order);
        return order;
    }

    /** Share of pairs of a positive and a negative in the right order; ties count half. */
    private double auc(long[] order) {
        double pairs = 0;
        long negatives = 0;
        long positives = 0;
        for (int start = 0; start < size; ) {
            int end = start;
            long tiedNegatives = 0;
            long tiedPositives = 0;
            while (end < size && order[end] >>> Integer.SIZE == order[start] >>> Integer.SIZE) {
                if (labels[(int) order[end++]]) {
                    tiedPositives++;
                } else {
                    tiedNegatives++;
                }
            }
            pairs += tiedPositives * (negatives + tiedNegatives / 2.0);
            negatives += tiedNegatives;
            positives += tiedPositives;
            start = end;
        }
        return positives == 0 || negatives == 0 ? 0 : pairs / ((double) positives * negatives);
    }

    private double logLoss() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double probability = Math.clamp(probabilities[i], CLIP, 1 - CLIP);
            sum -= Math.log(labels[i] ? probability : 1 - probability);
        }
        return size == 0 ? 0 : sum / size;
    }

    private double calibrationError(long[] order) {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int from = (int) ((long) size * bin / BINS);
            int to = (int) ((long) size * (bin + 1) / BINS);
            double difference = 0;
            for (int i = from; i < to; i++) {
                int row = (int) order[i];
                difference += probabilities[row] - (labels[row] ? 1 : 0);
            }
            error += Math.abs(difference);
        }
        return size == 0 ? 0 : error / size;
    }
}

package io.headroom.monitoring.quality;

import io.headroom.monitoring.distance.BinEdges;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Scores and their labels, weighted, kept as sums over frozen score bins: all that AUC, log loss, Brier score and calibration need. Log loss and
 * Brier score are exact; the rest is exact for scores that differ only across bins and states its error otherwise. Memory: 5 numbers a bin,
 * whatever the stream's length. Not thread-safe.
 */
public final class ScoredLabels {
    /** Scores this close to 0 or 1 count as this far from it, or one surprise would make the log loss infinite. */
    public static final double LEAST_PROBABILITY = 1e-6;

    private final BinEdges edges;
    private final double[] positives;
    private final double[] negatives;
    private final double[] scores;
    private final double[] squaredWeights;
    private final double[] equalWidth = new double[3 * CalibrationError.WIDTHS];
    private double logLoss;
    private double squaredError;
    private long count;

    /** @param edges of the score bins, for example 1,000 quantiles of the reference's scores */
    public ScoredLabels(BinEdges edges) {
        this.edges = edges;
        this.positives = new double[edges.bins()];
        this.negatives = new double[edges.bins()];
        this.scores = new double[edges.bins()];
        this.squaredWeights = new double[2 * edges.bins()];
    }

    public void add(double score, boolean label) {
        add(score, label, 1);
    }

    /**
     * @param score probability of a positive, in 0..1
     * @param weight such as an inverse propensity; not negative
     */
    public void add(double score, boolean label, double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weight " + weight + " is negative or infinite");
        }
        count++;
        addShare(score, label ? weight : 0, label ? 0 : weight);
    }

    /** Counts one score as a positive and a negative at once, each with its weight: an expectation instead of a label. */
    public void addShare(double score, double positive, double negative) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score " + score + " is no probability");
        }
        int bin = edges.binOf(score);
        positives[bin] += positive;
        negatives[bin] += negative;
        scores[bin] += (positive + negative) * score;
        squaredWeights[2 * bin] += positive * positive;
        squaredWeights[2 * bin + 1] += negative * negative;
        int width = CalibrationError.widthOf(score);
        equalWidth[3 * width] += positive + negative;
        equalWidth[3 * width + 1] += (positive + negative) * score;
        equalWidth[3 * width + 2] += positive;
        double clipped = Math.clamp(score, LEAST_PROBABILITY, 1 - LEAST_PROBABILITY);
        logLoss -= positive * Math.log(clipped) + negative * Math.log1p(-clipped);
        squaredError += positive * (1 - score) * (1 - score) + negative * score * score;
    }

    /** Adds all that another with the same edges holds. */
    public void merge(ScoredLabels other) {
        if (!edges.equals(other.edges)) {
            throw new IllegalArgumentException(
                    "scores in " + edges.bins() + " bins and in " + other.edges.bins() + " other ones");
        }
        double[][] mine = arrays();
        double[][] theirs = other.arrays();
        for (int array = 0; array < mine.length; array++) {
            for (int i = 0; i < mine[array].length; i++) {
                mine[array][i] += theirs[array][i];
            }
        }
        logLoss += other.logLoss;
        squaredError += other.squaredError;
        count += other.count;
    }

    /** How many labels were added, whatever their weight. */
    public long count() {
        return count;
    }

    /** Sum of the weights. */
    public double weight() {
        return positiveWeight() + negativeWeight();
    }

    public double positiveWeight() {
        return sum(positives);
    }

    public double negativeWeight() {
        return sum(negatives);
    }

    /** Standard error of the positives' weight for each unit of the negatives', where every label has a negative weight of 1. */
    public double positiveShareError() {
        double squares = 0;
        for (int bin = 0; bin < positives.length; bin++) {
            squares += squaredWeights[2 * bin];
        }
        double labels = negativeWeight();
        double weight = positiveWeight();
        return Math.sqrt(Math.max(0, squares - weight * weight / labels)) / labels;
    }

    /** Mean negative log likelihood in nats, scores clipped by {@link #LEAST_PROBABILITY}; NaN when empty. */
    public double logLoss() {
        return logLoss / weight();
    }

    /** Mean squared error of the scores (Brier 1950); NaN when empty. */
    public double brier() {
        return squaredError / weight();
    }

    /** Area under the ROC curve with its interval. */
    public Auc auc() {
        return Auc.of(positives, negatives, squaredWeights);
    }

    /** Calibration error over {@value CalibrationError#WIDTHS} score ranges of equal width; NaN when empty. */
    public double equalWidthCalibrationError() {
        return CalibrationError.ofWidths(equalWidth);
    }

    /** Calibration error over {@code groups} groups of neighbouring bins that hold about the same weight each; NaN when empty. */
    public double equalMassCalibrationError(int groups) {
        return CalibrationError.ofMasses(positives, negatives, scores, groups);
    }

    public BinEdges edges() {
        return edges;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private double[][] arrays() {
        return new double[][] {positives, negatives, scores, squaredWeights, equalWidth};
    }

    /** Writes the sums; the edges are the reader's to know. */
    public void save(DataOutput out) throws IOException {
        for (double[] array : arrays()) {
            for (double value : array) {
                out.writeDouble(value);
            }
        }
        out.writeDouble(logLoss);
        out.writeDouble(squaredError);
        out.writeLong(count);
    }

    public static ScoredLabels restore(DataInput in, BinEdges edges) throws IOException {
        ScoredLabels restored = new ScoredLabels(edges);
        for (double[] array : restored.arrays()) {
            for (int i = 0; i < array.length; i++) {
                array[i] = in.readDouble();
            }
        }
        restored.logLoss = in.readDouble();
        restored.squaredError = in.readDouble();
        restored.count = in.readLong();
        return restored;
    }
}

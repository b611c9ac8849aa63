package io.headroom.monitoring.quality;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * NDCG@k of shown rankings from clicks, corrected for position bias: a click where only a share p of users look counts 1 / p (Joachims,
 * Swaminathan and Schnabel, WSDM 2017), at most {@code clip}, which bounds the variance and brings a bias where p is below 1 / clip. Requests
 * are averaged with the sum of their weights (self-normalised; Swaminathan and Joachims, NIPS 2015), so that the answer stays in 0..1 and a
 * request without clicks says nothing. Not thread-safe.
 */
public final class RankingGain {
    private final double[] propensities;
    private final double clip;
    private final int depth;
    private double gains;
    private double weights;
    private double squaredWeights;
    private double squaredGains;
    private double products;
    private long requests;

    /**
     * @param propensities the probability that a position is looked at, from the first position on; the last holds for all after it; each in
     *     (0, 1]; empty where there is no position bias
     * @param clip largest weight of a click
     * @param depth k
     */
    public RankingGain(double[] propensities, double clip, int depth) {
        if (clip < 1 || depth < 1 || Arrays.stream(propensities).anyMatch(p -> !(p > 0 && p <= 1))) {
            throw new IllegalArgumentException(
                    "propensities " + Arrays.toString(propensities) + ", clip " + clip + ", depth " + depth);
        }
        this.propensities = propensities.clone();
        this.clip = clip;
        this.depth = depth;
    }

    /** What a click at a position (from 0) weighs. */
    public double weightAt(int position) {
        if (propensities.length == 0) {
            return 1;
        }
        return Math.min(clip, 1 / propensities[Math.min(position, propensities.length - 1)]);
    }

    /** One request: which of the items shown, in their order, were clicked. */
    public void add(boolean[] clicked) {
        requests++;
        double[] relevance = new double[clicked.length];
        double weight = 0;
        for (int position = 0; position < clicked.length; position++) {
            relevance[position] = clicked[position] ? weightAt(position) : 0;
            weight += relevance[position];
        }
        if (weight == 0) {
            return;
        }
        double gain = gain(relevance) / ideal(relevance);
        weights += weight;
        gains += weight * gain;
        squaredWeights += weight * weight;
        squaredGains += weight * weight * gain * gain;
        products += weight * weight * gain;
    }

    private double gain(double[] relevance) {
        double gain = 0;
        for (int position = 0; position < Math.min(depth, relevance.length); position++) {
            gain += relevance[position] * Math.log(2) / Math.log(position + 2.0);
        }
        return gain;
    }

    private double ideal(double[] relevance) {
        double[] descending = relevance.clone();
        Arrays.sort(descending);
        for (int i = 0, j = descending.length - 1; i < j; i++, j--) {
            double swapped = descending[i];
            descending[i] = descending[j];
            descending[j] = swapped;
        }
        return gain(descending);
    }

    /** From 0 to 1; NaN before the first click. */
    public double value() {
        return gains / weights;
    }

    /** Standard error of the ratio of sums (linearised); NaN before the first click. */
    public double standardError() {
        double value = value();
        double residuals = squaredGains - 2 * value * products + value * value * squaredWeights;
        return Math.sqrt(Math.max(0, residuals)) / weights;
    }

    /** With and without clicks. */
    public long requests() {
        return requests;
    }

    /** Forgets the requests. */
    public void clear() {
        gains = 0;
        weights = 0;
        squaredWeights = 0;
        squaredGains = 0;
        products = 0;
        requests = 0;
    }

    /** Adds all another saw under the same settings. */
    public void merge(RankingGain other) {
        if (clip != other.clip || depth != other.depth || !Arrays.equals(propensities, other.propensities)) {
            throw new IllegalArgumentException("gains under different settings do not add up");
        }
        gains += other.gains;
        weights += other.weights;
        squaredWeights += other.squaredWeights;
        squaredGains += other.squaredGains;
        products += other.products;
        requests += other.requests;
    }

    /** Writes the sums; the settings are the reader's to know. */
    public void save(DataOutput out) throws IOException {
        for (double sum : new double[] {gains, weights, squaredWeights, squaredGains, products}) {
            out.writeDouble(sum);
        }
        out.writeLong(requests);
    }

    /** Takes the sums that {@link #save} wrote in place of its own. */
    public void read(DataInput in) throws IOException {
        gains = in.readDouble();
        weights = in.readDouble();
        squaredWeights = in.readDouble();
        squaredGains = in.readDouble();
        products = in.readDouble();
        requests = in.readLong();
    }
}

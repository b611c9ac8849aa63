package io.headroom.monitoring.estimation;

import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.quality.ScoredLabels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Confidence-based performance estimation (CBPE; Guillory et al., ICCV 2021; Bialek et al., arXiv 2401.08348): what quality to expect before
 * any label comes, taking each calibrated score for the probability of its own label. Scores may move as they like (covariate shift) and the
 * estimate follows. It cannot see concept drift: it reads scores only, and when their meaning changes it goes on saying what they used to mean.
 * Its calibration error is 0 by construction, so none is offered. Memory: that of one {@link ScoredLabels}. Not thread-safe.
 */
public final class EstimatedPerformance {
    private final ScoredLabels expected;
    private double correct;
    private long count;

    /** @param edges of the score bins; the same as of the labels it is compared with */
    public EstimatedPerformance(BinEdges edges) {
        this(new ScoredLabels(edges));
    }

    private EstimatedPerformance(ScoredLabels expected) {
        this.expected = expected;
    }

    /** @param calibrated probability of a positive, in 0..1 */
    public void add(double calibrated) {
        expected.addShare(calibrated, calibrated, 1 - calibrated);
        correct += Math.max(calibrated, 1 - calibrated);
        count++;
    }

    public void merge(EstimatedPerformance other) {
        expected.merge(other.expected);
        correct += other.correct;
        count += other.count;
    }

    public long count() {
        return count;
    }

    /** Expected area under the ROC curve; NaN when empty. */
    public double auc() {
        return expected.auc().value();
    }

    /** Expected log loss in nats; NaN when empty. */
    public double logLoss() {
        return expected.logLoss();
    }

    /** Expected Brier score; NaN when empty. */
    public double brier() {
        return expected.brier();
    }

    /** Expected share of right answers when the likelier label is guessed; NaN when empty. */
    public double accuracy() {
        return correct / count;
    }

    /** Expected share of positives; NaN when empty. */
    public double positiveRate() {
        return expected.positiveWeight() / count;
    }

    /** Writes the sums; the edges are the reader's to know. */
    public void save(DataOutput out) throws IOException {
        expected.save(out);
        out.writeDouble(correct);
        out.writeLong(count);
    }

    public static EstimatedPerformance restore(DataInput in, BinEdges edges) throws IOException {
        EstimatedPerformance restored = new EstimatedPerformance(ScoredLabels.restore(in, edges));
        restored.correct = in.readDouble();
        restored.count = in.readLong();
        return restored;
    }
}

package io.headroom.monitoring.concept;

import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.labels.LabelledAnswer;
import io.headroom.monitoring.quality.Auc;
import io.headroom.monitoring.quality.RankingGain;
import io.headroom.monitoring.quality.ScoredLabels;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Sums over labelled answers, from which every figure of quality follows. Not thread-safe.
 *
 * <p>AUC is corrected for the position: an item that was clicked where a share e of users look stands for 1 / e relevant items, and these are
 * compared with all items shown, since one without a click may just not have been looked at. Weights
 * are clipped, which pulls the area towards that of the positions looked at more often than 1 / clip, and bounds what one click can do. Of the area against all, which counts the
 * relevant against themselves too, the area against the irrelevant follows: (a - r / 2) / (1 - r), with r the share of relevant items.
 */
final class QualityWindow implements Stateful {

    private static final int CALIBRATION_GROUPS = 10;

    private final BinEdges edges;
    private final PositionBias bias;
    private ScoredLabels relevance;
    private ScoredLabels clicks;
    private final RankingGain gain;
    private final Calibration calibration = new Calibration();
    private long requests;
    private long items;
    private long clicked;
    private long from;
    private long to;

    QualityWindow(BinEdges edges, PositionBias bias, int depth) {
        this.edges = edges;
        this.bias = bias;
        this.relevance = new ScoredLabels(edges);
        this.clicks = new ScoredLabels(edges);
        this.gain = new RankingGain(bias.examinations(), bias.clip(), depth);
    }

    /** Gives the clicks less those expected. */
    double add(LabelledAnswer answer) {
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < answer.items(); i++) {
            double score = answer.scores()[i];
            int position = answer.positions()[i];
            boolean click = answer.clicked()[i];
            double probability = bias.click(score, position);
            relevance.addShare(bias.relevance(score), click ? bias.weight(position) : 0, 1);
            clicks.add(probability, click);
            observed += click ? 1 : 0;
            expected += probability;
            clicked += click ? 1 : 0;
        }
        calibration.add(observed, expected);
        gain.add(answer.clicked());
        from = requests == 0 ? answer.logMillis() : from;
        to = answer.logMillis();
        requests++;
        items += answer.items();
        return observed - expected;
    }

    void merge(QualityWindow other) {
        relevance.merge(other.relevance);
        clicks.merge(other.clicks);
        gain.merge(other.gain);
        calibration.merge(other.calibration);
        from = requests == 0 ? other.from : from;
        to = other.to;
        requests += other.requests;
        items += other.items;
        clicked += other.clicked;
    }

    /** NaN without clicks, or when clicks weigh as much as all that was shown. */
    Area area() {
        Auc againstAll = relevance.auc();
        double share = relevance.positiveWeight() / relevance.negativeWeight();
        if (!(share < 1)) {
            return new Area(Double.NaN, Double.NaN);
        }
        double area = (againstAll.value() - share / 2) / (1 - share);
        // The share is an estimate too: what its error does to the area, by the delta method.
        double ofShare = (againstAll.value() - 0.5) / ((1 - share) * (1 - share)) * relevance.positiveShareError();
        // Sums of few clicks can lie outside of what an area can be; the nearest area is nearer to the true one.
        return new Area(Math.clamp(area, 0, 1), Math.hypot(againstAll.standardError() / (1 - share), ofShare));
    }

    /** Position-corrected AUC with its standard error. */
    record Area(double value, double standardError) {}

    double logLoss() {
        return clicks.logLoss();
    }

    double calibrationError() {
        return clicks.equalMassCalibrationError(CALIBRATION_GROUPS);
    }

    Calibration calibration() {
        return calibration;
    }

    double gain() {
        return gain.value();
    }

    long requests() {
        return requests;
    }

    long items() {
        return items;
    }

    long clicked() {
        return clicked;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        relevance.save(out);
        clicks.save(out);
        gain.save(out);
        calibration.save(out);
        StateFormat.longs(out, new long[] {requests, items, clicked, from, to});
    }

    @Override
    public void load(DataInput in) throws IOException {
        relevance = ScoredLabels.restore(in, edges);
        clicks = ScoredLabels.restore(in, edges);
        gain.read(in);
        calibration.load(in);
        long[] saved = new long[5];
        StateFormat.longs(in, "counts of quality", saved);
        requests = saved[0];
        items = saved[1];
        clicked = saved[2];
        from = saved[3];
        to = saved[4];
    }
}

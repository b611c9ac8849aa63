package io.headroom.monitoring.concept;

import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.estimation.EstimatedPerformance;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.QualityView.Estimate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/** What scores alone say of a window of answers: of relevance for the AUC, of clicks for log loss and click rate. Not thread-safe. */
final class Expectation implements Stateful {

    private final BinEdges edges;
    private final PositionBias bias;
    private EstimatedPerformance relevance;
    private EstimatedPerformance clicks;
    private long from;
    private long to;

    Expectation(BinEdges edges, PositionBias bias) {
        this.edges = edges;
        this.bias = bias;
        this.relevance = new EstimatedPerformance(edges);
        this.clicks = new EstimatedPerformance(edges);
    }

    void add(double score, int position, long logMillis) {
        from = items() == 0 ? logMillis : from;
        to = logMillis;
        relevance.add(bias.relevance(score));
        clicks.add(bias.click(score, position));
    }

    long items() {
        return clicks.count();
    }

    Estimate close() {
        Estimate estimate =
                new Estimate(from, to, items(), auc(), clicks.logLoss(), clicks.positiveRate() * clicks.count());
        relevance = new EstimatedPerformance(edges);
        clicks = new EstimatedPerformance(edges);
        return estimate;
    }

    private OptionalDouble auc() {
        double auc = relevance.auc();
        return Double.isNaN(auc) ? OptionalDouble.empty() : OptionalDouble.of(auc);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        relevance.save(out);
        clicks.save(out);
        StateFormat.longs(out, new long[] {from, to});
    }

    @Override
    public void load(DataInput in) throws IOException {
        relevance = EstimatedPerformance.restore(in, edges);
        clicks = EstimatedPerformance.restore(in, edges);
        long[] saved = new long[2];
        StateFormat.longs(in, "times of an estimate", saved);
        from = saved[0];
        to = saved[1];
    }
}

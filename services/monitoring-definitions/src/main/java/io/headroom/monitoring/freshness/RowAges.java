package io.headroom.monitoring.freshness;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.distance.Histogram;
import io.headroom.monitoring.distance.Proportions;
import io.headroom.monitoring.distance.StepDistribution;
import io.headroom.monitoring.significance.DesignEffect;
import io.headroom.monitoring.significance.TestOutcome;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.FreshnessView;
import io.headroom.monitoring.view.FreshnessView.Quantiles;
import io.headroom.monitoring.windows.NumericWindow;
import io.headroom.monitoring.windows.Pace;
import io.headroom.monitoring.windows.StableHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Ages of one kind of rows, in seconds, window by window. Rows are stale when more of them than in the reference are older than the
 * reference's median or its 90th percentile: one-sided tests of shares, by Bonferroni. Not thread-safe.
 */
final class RowAges implements Stateful {

    private static final double[] MARKS = {0.5, 0.9};
    private static final Quantiles NONE = new Quantiles(0, 0, 0, 0);

    private final String view;
    private final double alpha;
    private final Histogram reference;
    private final Quantiles referenceQuantiles;
    private final NumericWindow window;
    private final Pace pace;
    private long rows;
    private Quantiles current = NONE;
    private float expected;
    private boolean updated;

    /** @param ages of the reference, in seconds */
    RowAges(String view, float[] ages, MonitorSettings.Skew settings, double alpha, int sketchSize) {
        this.view = view;
        this.alpha = alpha;
        StepDistribution distribution = StepDistribution.of(ages);
        double[] edges = distribution.isEmpty()
                ? new double[0]
                : Arrays.stream(MARKS).map(distribution::quantile).distinct().toArray();
        this.reference = Histogram.of(BinEdges.of(edges), ages);
        this.referenceQuantiles = quantiles(distribution, 0);
        this.window = new NumericWindow(reference.edges(), sketchSize, StableHash.of("age." + view));
        this.pace = new Pace(settings.rowAgesWindow());
    }

    String view() {
        return view;
    }

    /**
     * Takes a row's age; true when that ended a window, which is then to be tested.
     *
     * @param sinceReference seconds of the data's time since the reference's moment, by which a row that nobody updates has aged
     */
    boolean add(float age, float sinceReference) {
        updated |= age < sinceReference;
        expected = updated ? 0 : sinceReference;
        window.add(Math.max(0, age - expected));
        Pace.Step step = pace.step();
        if (step != Pace.Step.NONE) {
            window.endBlock();
        }
        return step == Pace.Step.WINDOW;
    }

    /** Ends the window. */
    TestOutcome test() {
        NumericWindow.Closed closed = window.close();
        rows = closed.histogram().total();
        current = quantiles(closed.distribution(), expected);
        long[] before = reference.counts();
        long[] now = closed.histogram().counts();
        TestOutcome worst = TestOutcome.NOTHING;
        int marks = before.length - 1;
        for (int mark = 1; mark <= marks; mark++) {
            TestOutcome outcome = older(before, now, mark, closed.effect());
            double p = Math.min(1, outcome.pValue() / 2 * marks);
            if (p < worst.pValue()) {
                worst = new TestOutcome(outcome.distance(), outcome.threshold(), p);
            }
        }
        return worst;
    }

    private TestOutcome older(long[] before, long[] now, int mark, DesignEffect effect) {
        long all = Arrays.stream(now).sum();
        long old = Arrays.stream(now, mark, now.length).sum();
        long referenceOld = Arrays.stream(before, mark, before.length).sum();
        long referenceAll = Arrays.stream(before).sum();
        boolean more = (double) old / all > (double) referenceOld / referenceAll;
        return more
                ? Proportions.test(referenceOld, referenceAll, old, all, 2 * alpha / (before.length - 1), effect)
                : TestOutcome.NOTHING;
    }

    private static Quantiles quantiles(StepDistribution ages, float more) {
        return ages.isEmpty()
                ? NONE
                : new Quantiles(
                        ages.quantile(0.5) + more,
                        ages.quantile(0.9) + more,
                        ages.quantile(0.99) + more,
                        ages.quantile(1) + more);
    }

    FreshnessView view(long requestLagSeconds) {
        return new FreshnessView(view, rows, referenceQuantiles, current, requestLagSeconds, updated);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        window.save(out);
        pace.save(out);
        out.writeLong(rows);
        out.writeFloat(expected);
        out.writeBoolean(updated);
        for (double value : new double[] {current.p50(), current.p90(), current.p99(), current.greatest()}) {
            out.writeDouble(value);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        window.load(in);
        pace.load(in);
        rows = StateFormat.natural(in, "rows");
        expected = in.readFloat();
        updated = in.readBoolean();
        current = new Quantiles(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}

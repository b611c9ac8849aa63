package io.headroom.monitoring.concept;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.distance.BinEdges;
import io.headroom.monitoring.labels.LabelledAnswer;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.QualityView;
import io.headroom.monitoring.view.QualityView.Estimate;
import io.headroom.monitoring.view.QualityView.Point;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Quality of answers of the full rung on closed labels, window by window, with the detectors of concept drift and of label shift; and what
 * scores alone let expect before labels come. Not thread-safe.
 */
public final class QualityWatch implements Stateful {

    /** Said wherever the estimate is shown. */
    private static final String BLINDNESS =
            "The estimate takes each calibrated score for the probability of its label. "
                    + "It follows shifts of the scores, but cannot see concept drift: when users begin to like other things, it says what was true before. "
                    + "Only the realised figures, after the label window, can tell.";

    private static final int SCORE_BINS = 200;
    private static final double REACH_95 = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);

    private final MonitorSettings.Concept settings;
    private final PositionBias bias;
    private final BinEdges edges;
    private final int depth;
    private final String fullRung;
    private final ChangeWatch changes;
    private final Baseline baseline;
    private final QualitySeries series;
    private final Expectation coming;
    private final Expectation labelled;
    private QualityWindow window;
    private final long[] totals = new long[3];

    public QualityWatch(
            MonitorSettings.Concept settings, MonitorSettings.History history, Reference reference, AlarmLog alarms) {
        this.settings = settings;
        this.bias = new PositionBias(reference.propensities(), settings.clip());
        this.edges = edges(reference, bias);
        this.depth = Math.max(1, reference.answer());
        this.fullRung = reference.fullRung();
        this.changes = new ChangeWatch(settings, alarms);
        this.baseline = new Baseline(settings, alarms, this::emptyWindow);
        this.series = new QualitySeries(history.qualityPoints());
        this.coming = new Expectation(edges, bias);
        this.labelled = new Expectation(edges, bias);
        this.window = emptyWindow();
    }

    private QualityWindow emptyWindow() {
        return new QualityWindow(edges, bias, depth);
    }

    /** Fine quantiles of the scores, on both scales that are binned. */
    private static BinEdges edges(Reference reference, PositionBias bias) {
        int scores = reference.scores().length;
        double[] both = new double[2 * scores];
        for (int i = 0; i < scores; i++) {
            float score = reference.scores()[i];
            both[2 * i] = bias.relevance(score);
            both[2 * i + 1] = bias.click(score, (int) reference.positions()[i]);
        }
        return BinEdges.ofQuantiles(both, SCORE_BINS);
    }

    /** Takes an answer before its labels come. */
    public void see(Impression impression) {
        if (!impression.rung().equals(fullRung)) {
            return;
        }
        for (Impression.ShownItem item : impression.items()) {
            coming.add(item.score(), item.position(), impression.logMillis());
        }
        if (coming.items() >= settings.windowItems()) {
            series.add(coming.close());
        }
    }

    /** Takes an answer with its labels. */
    public void see(LabelledAnswer answer) {
        baseline.see(window.add(answer));
        for (int i = 0; i < answer.items(); i++) {
            labelled.add(answer.scores()[i], answer.positions()[i], answer.logMillis());
        }
        totals[0]++;
        totals[1] += answer.items();
        for (boolean clicked : answer.clicked()) {
            totals[2] += clicked ? 1 : 0;
        }
        changes.see(ExcessLoss.of(answer, bias), answer.logMillis());
        if (window.items() >= settings.windowItems()) {
            endWindow();
        }
    }

    private void endWindow() {
        baseline.see(window);
        changes.endWindow();
        Estimate estimate = labelled.close();
        series.add(point(window, 1, estimate.auc(), OptionalDouble.of(estimate.logLoss())));
        window = emptyWindow();
    }

    private static Point point(
            QualityWindow window, int windows, OptionalDouble estimatedAuc, OptionalDouble estimatedLogLoss) {
        QualityWindow.Area area = window.area();
        double reach = REACH_95 * area.standardError();
        return new Point(
                window.from(),
                window.to(),
                window.requests(),
                window.items(),
                window.clicked(),
                windows,
                Points.optional(area.value()),
                Points.optional(Math.max(0, area.value() - reach)),
                Points.optional(Math.min(1, area.value() + reach)),
                window.logLoss(),
                window.calibrationError(),
                window.calibration().expected(),
                Points.optional(window.gain()),
                estimatedAuc,
                estimatedLogLoss);
    }

    /** Items whose labels were closed. */
    public long labelledItems() {
        return totals[1];
    }

    /** @param openRequests answers that wait for their labels */
    public QualityView view(int openRequests) {
        List<Point> frozen = baseline.frozen().stream()
                .map(sum -> point(sum, settings.baselineWindows(), OptionalDouble.empty(), OptionalDouble.empty()))
                .toList();
        return new QualityView(
                frozen,
                series.points(),
                series.estimates(),
                changes.views(),
                totals[0],
                totals[1],
                totals[2],
                openRequests,
                bias.isKnown(),
                BLINDNESS);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        StateFormat.longs(out, totals);
        for (Stateful part : parts()) {
            part.save(out);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        StateFormat.longs(in, "totals of quality", totals);
        for (Stateful part : parts()) {
            part.load(in);
        }
    }

    private List<Stateful> parts() {
        return List.of(changes, baseline, series, coming, labelled, window);
    }
}

package io.headroom.monitor.metrics;

import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.report.ReportListener;
import io.headroom.monitoring.view.QualityView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Names and meanings of the metrics of quality on delayed labels: the newest window, and what was labelled so far. */
@Singleton
final class QualityMetrics implements ReportListener {
    private static final String PREFIX = "headroom.monitor.";

    private final MeterRegistry registry;
    private final RestoredCounters counters;
    private volatile Optional<QualityView> newest = Optional.empty();

    QualityMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.counters = new RestoredCounters(registry);
        point("auc", "Area under the ROC curve, corrected for the position", QualityView.Point::auc);
        point("log_loss", "Log loss of expected clicks", point -> OptionalDouble.of(point.logLoss()));
        point(
                "expected_calibration_error",
                "Expected calibration error",
                point -> OptionalDouble.of(point.expectedCalibrationError()));
        point("ndcg", "NDCG over clicks weighted by inverse propensity", QualityView.Point::ndcg);
        point("estimated.auc", "The AUC as the scores alone estimate it", QualityView.Point::estimatedAuc);
        point(
                "estimated.log_loss",
                "The log loss as the scores alone estimate it",
                QualityView.Point::estimatedLogLoss);
        count("labelled.requests", "Answers whose labels are closed", QualityView::labelledRequests);
        count("labelled.items", "Items whose labels are closed", QualityView::labelledItems);
        count("clicks", "Clicks among the closed labels", QualityView::clicks);
        Gauge.builder(PREFIX + "open.impressions", () -> quality(QualityView::openRequests))
                .description("Answers that wait for their labels")
                .register(registry);
        change("adwin", "increase", QualityView.Change::increases);
        change("adwin", "decrease", QualityView.Change::decreases);
        change("page_hinkley", "increase", QualityView.Change::increases);
        change("page_hinkley", "decrease", QualityView.Change::decreases);
    }

    @Override
    public void published(MonitorReport report) {
        newest = report.view().map(view -> view.quality());
        if (newest.isPresent()) {
            counters.totalsAreKnown();
        }
    }

    private void point(String name, String description, Function<QualityView.Point, OptionalDouble> value) {
        Gauge.builder(PREFIX + name, () -> newest.filter(
                                quality -> !quality.points().isEmpty())
                        .map(quality -> value.apply(quality.points().getLast()).orElse(Double.NaN))
                        .orElse(Double.NaN))
                .description(description + ", of the newest window")
                .register(registry);
    }

    private void count(String name, String description, ToDoubleFunction<QualityView> value) {
        counters.add(FunctionCounter.builder(PREFIX + name, this, metrics -> metrics.quality(value))
                .description(description));
    }

    private void change(String detector, String direction, ToDoubleFunction<QualityView.Change> value) {
        counters.add(FunctionCounter.builder(
                        PREFIX + "loss.changes",
                        this,
                        metrics -> metrics.quality(quality -> quality.changes().stream()
                                .filter(change -> change.detector().equals(detector))
                                .mapToDouble(value)
                                .sum()))
                .description("Changes of the loss that a change detector has found")
                .tag("detector", detector)
                .tag("direction", direction));
    }

    private double quality(ToDoubleFunction<QualityView> value) {
        return newest.map(quality -> value.applyAsDouble(quality)).orElse(0.0);
    }
}

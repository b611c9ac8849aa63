package io.headroom.monitor.metrics;

import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.report.ReportListener;
import io.headroom.monitoring.view.FreshnessView;
import io.headroom.monitoring.view.MonitorView;
import io.headroom.monitoring.view.SkewView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Names and meanings of the metrics of training-serving skew and of feature freshness. */
@Singleton
final class SkewMetrics implements ReportListener {
    static final String CHECKED = "headroom.monitor.skew.rows.checked";
    static final String FAULTS = "headroom.monitor.skew.faults";
    static final String NOT_CHECKABLE = "headroom.monitor.skew.rows.not_checkable";

    private static final List<String> VIEWS = List.of("user", "item");

    private final RestoredCounters counters;
    private final MultiGauge ages;
    private volatile Optional<SkewView> newest = Optional.empty();

    SkewMetrics(MeterRegistry registry) {
        counters = new RestoredCounters(registry);
        for (String view : VIEWS) {
            rows(CHECKED, "Logged feature rows that were derived again", view, SkewView.Rows::checked);
            rows(
                    FAULTS,
                    "Logged feature rows or digests that are not what they should be",
                    view,
                    SkewView.Rows::faults);
            rows(
                    NOT_CHECKABLE,
                    "Logged feature rows whose events are not all known",
                    view,
                    SkewView.Rows::notCheckable);
        }
        counters.add(FunctionCounter.builder(FAULTS, this, metrics -> metrics.skew(SkewView::digestFaults))
                .description("Logged feature rows or digests that are not what they should be")
                .tag("view", "digest"));
        counters.add(FunctionCounter.builder(CHECKED, this, metrics -> metrics.skew(SkewView::digestsChecked))
                .description("Logged feature rows that were derived again")
                .tag("view", "digest"));
        ages = MultiGauge.builder("headroom.monitor.feature.age")
                .description("Time from a row's newest event to the request that read it, by the data's time")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void published(MonitorReport report) {
        newest = report.view().map(MonitorView::skew);
        report.view().ifPresent(view -> {
            Rows rows = new Rows();
            view.freshness().stream().filter(one -> one.rows() > 0).forEach(one -> ages(rows, one));
            rows.replace(ages);
            counters.totalsAreKnown();
        });
    }

    private static void ages(Rows rows, FreshnessView freshness) {
        rows.add(freshness.current().p50(), "view", freshness.view(), "quantile", "0.5");
        rows.add(freshness.current().p90(), "view", freshness.view(), "quantile", "0.9");
        rows.add(freshness.current().p99(), "view", freshness.view(), "quantile", "0.99");
    }

    private void rows(String name, String description, String view, ToDoubleFunction<SkewView.Rows> value) {
        counters.add(FunctionCounter.builder(
                        name,
                        this,
                        metrics -> metrics.skew(skew -> skew.rows().stream()
                                .filter(rows -> rows.view().equals(view))
                                .mapToDouble(value)
                                .sum()))
                .description(description)
                .tag("view", view));
    }

    private double skew(ToDoubleFunction<SkewView> value) {
        return newest.map(skew -> value.applyAsDouble(skew)).orElse(0.0);
    }
}

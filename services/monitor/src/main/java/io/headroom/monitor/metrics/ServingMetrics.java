package io.headroom.monitor.metrics;

import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.report.ReportListener;
import io.headroom.monitoring.view.HealthView;
import io.headroom.monitoring.view.MonitorView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Names and meanings of the metrics of how requests are served: lateness, the error budget, rungs. */
@Singleton
final class ServingMetrics implements ReportListener {
    private final MultiGauge burns;
    private final MultiGauge rungs;
    private volatile Optional<HealthView> newest = Optional.empty();

    ServingMetrics(MeterRegistry registry) {
        burns = MultiGauge.builder("headroom.monitor.burn.rate")
                .description("How many times too fast the error budget burns")
                .register(registry);
        rungs = MultiGauge.builder("headroom.monitor.rung.ratio")
                .description("Share of answers of a rung in the last hour of the log")
                .register(registry);
        gauge(
                registry,
                "headroom.monitor.late.ratio",
                "Share of answers later than the timeout",
                HealthView::lateShare);
        gauge(
                registry,
                "headroom.monitor.error_budget.burned.ratio",
                "Share of the error budget of the requests seen that is used up",
                HealthView::budgetBurned);
    }

    @Override
    public void published(MonitorReport report) {
        newest = report.view().map(MonitorView::health);
        newest.ifPresent(health -> {
            Rows rates = new Rows();
            for (HealthView.Burn burn : health.burns()) {
                rates.add(burn.longRate(), "minutes", Integer.toString(burn.longMinutes()));
                rates.add(burn.shortRate(), "minutes", Integer.toString(burn.shortMinutes()));
            }
            rates.replace(burns);
            Rows shares = new Rows();
            health.rungShares().forEach((rung, share) -> shares.add(share, "rung", rung));
            shares.replace(rungs);
        });
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<HealthView> value) {
        Gauge.builder(name, () -> newest.map(value::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .register(registry);
    }
}

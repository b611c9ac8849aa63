package io.headroom.monitor.metrics;

import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.report.ReportListener;
import io.headroom.monitoring.view.MonitorView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Names and meanings of the metrics of what was read and of the saved state. How the log is read, its lag in records included, tell the metrics of the
 * event log itself.
 */
@Singleton
final class ConsumptionMetrics implements ReportListener {
    private static final String PREFIX = "headroom.monitor.";
    private static final String DROPPED = PREFIX + "dropped";
    private static final double MILLIS = 1_000;

    private final MeterRegistry registry;
    private final RestoredCounters counters;
    private final InstantSource clock = InstantSource.system();
    private volatile MonitorReport newest =
            MonitorReport.starting(InstantSource.system().millis());

    ConsumptionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.counters = new RestoredCounters(registry);
        seconds("lag", "Age of the newest record read, while there are others", report -> report.service()
                .log()
                .lagSeconds());
        seconds("state.age", "Time since all that was known was on disk", report -> report.service()
                .state()
                .ageSeconds());
        // By the clock of the scrape: it grows when the thread that makes reports hangs.
        seconds(
                "report.age",
                "Time since the newest report",
                report -> (clock.millis() - report.service().atMillis()) / MILLIS);
        Gauge.builder(PREFIX + "state.size", () -> newest.service().state().bytes())
                .description("Size of the saved state")
                .baseUnit("bytes")
                .register(registry);
        counter("state.saves", "Times the state was saved", report -> report.service()
                .state()
                .saves());
        counter("state.failures", "Times the state could not be saved", report -> report.service()
                .state()
                .failures());
        dropped("unusable", report -> report.service().log().unusable());
        dropped("other_bundle", count(MonitorView.Counts::otherBundles));
        dropped("duplicate_event", count(MonitorView.Counts::duplicateEvents));
        dropped("duplicate_impression", count(MonitorView.Counts::duplicateImpressions));
        dropped("not_shown", count(MonitorView.Counts::notShown));
        dropped("unmatched", count(MonitorView.Counts::unmatched));
        dropped("not_sampled", count(MonitorView.Counts::notSampled));
        dropped("unheard", count(MonitorView.Counts::unheard));
        counter("impressions", "Impressions of the bundle that is watched", count(MonitorView.Counts::impressions));
        counter("interactions", "Interactions", count(MonitorView.Counts::interactions));
    }

    @Override
    public void published(MonitorReport report) {
        newest = report;
        if (report.view().isPresent()) {
            counters.totalsAreKnown();
        }
    }

    private void seconds(String name, String description, ToDoubleFunction<MonitorReport> value) {
        TimeGauge.builder(PREFIX + name, this, TimeUnit.SECONDS, metrics -> value.applyAsDouble(metrics.newest))
                .description(description)
                .register(registry);
    }

    private void counter(String name, String description, ToDoubleFunction<MonitorReport> value) {
        counters.add(FunctionCounter.builder(PREFIX + name, this, metrics -> value.applyAsDouble(metrics.newest))
                .description(description));
    }

    private void dropped(String reason, ToDoubleFunction<MonitorReport> value) {
        counters.add(FunctionCounter.builder(DROPPED, this, metrics -> value.applyAsDouble(metrics.newest))
                .description("Records, or what belongs to them, that could not be used")
                .tag("reason", reason));
    }

    private static ToDoubleFunction<MonitorReport> count(ToDoubleFunction<MonitorView.Counts> value) {
        return report ->
                report.view().map(view -> value.applyAsDouble(view.counts())).orElse(0.0);
    }
}

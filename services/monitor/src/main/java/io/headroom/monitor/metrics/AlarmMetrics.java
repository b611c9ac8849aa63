package io.headroom.monitor.metrics;

import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.report.ReportListener;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.view.DetectorView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Names and meanings of the metrics of alarms, one line a detector. */
@Singleton
final class AlarmMetrics implements ReportListener {
    static final String ACTIVE = "headroom.monitor.alarms.active";
    static final String RAISED = "headroom.monitor.alarms";
    static final String TESTS = "headroom.monitor.tests";
    static final String REJECTIONS = "headroom.monitor.rejections";

    private final RestoredCounters counters;
    private volatile Map<Detector, DetectorView> newest = Map.of();

    AlarmMetrics(MeterRegistry registry) {
        counters = new RestoredCounters(registry);
        for (Detector detector : Detector.values()) {
            register(registry, detector);
        }
    }

    @Override
    public void published(MonitorReport report) {
        Map<Detector, DetectorView> detectors = new EnumMap<>(Detector.class);
        report.view().ifPresent(view -> view.detectors().forEach(one -> detectors.put(one.detector(), one)));
        newest = detectors;
        if (report.view().isPresent()) {
            counters.totalsAreKnown();
        }
    }

    private void register(MeterRegistry registry, Detector detector) {
        String name = detector.name().toLowerCase(Locale.ROOT);
        String family = detector.family().name().toLowerCase(Locale.ROOT);
        Gauge.builder(ACTIVE, this, metrics -> metrics.of(detector, DetectorView::active))
                .description("Alarms that have not cleared")
                .tags("detector", name, "family", family)
                .register(registry);
        counters.add(counter(RAISED, "Alarms raised since the bundle is watched", detector, DetectorView::alarms)
                .tags("detector", name, "family", family));
        counters.add(counter(TESTS, "Tests made since the bundle is watched", detector, DetectorView::tests)
                .tag("detector", name));
        counters.add(counter(REJECTIONS, "Tests that found a difference", detector, DetectorView::rejections)
                .tag("detector", name));
    }

    private FunctionCounter.Builder<AlarmMetrics> counter(
            String name, String description, Detector detector, ToDoubleFunction<DetectorView> value) {
        return FunctionCounter.builder(name, this, metrics -> metrics.of(detector, value))
                .description(description);
    }

    private double of(Detector detector, ToDoubleFunction<DetectorView> value) {
        return Optional.ofNullable(newest.get(detector))
                .map(value::applyAsDouble)
                .orElse(0.0);
    }
}

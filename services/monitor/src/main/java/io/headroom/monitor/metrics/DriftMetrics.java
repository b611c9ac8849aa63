package io.headroom.monitor.metrics;

import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.report.ReportListener;
import io.headroom.monitoring.view.FeatureView;
import io.headroom.monitoring.view.MonitorView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Names and meanings of the metrics of data drift, one line a feature of the newest full window. Features are those of the bundle, so that there are as
 * many lines as it has columns.
 */
@Singleton
final class DriftMetrics implements ReportListener {
    static final String PREFIX = "headroom.monitor.feature.";

    private static final String FEATURE = "feature";

    private final MeterRegistry registry;
    private final Map<MultiGauge, ToDoubleFunction<FeatureView>> gauges = new LinkedHashMap<>();

    DriftMetrics(MeterRegistry registry) {
        this.registry = registry;
        distance("psi", "Population stability index against the reference");
        distance("ks", "Kolmogorov-Smirnov distance from the reference");
        distance("jensen_shannon", "Jensen-Shannon distance from the reference");
        distance("wasserstein", "Wasserstein distance from the reference, in standard deviations of the reference");
        gauge("missing.ratio", "Share of observations without a value", FeatureView::missingShare);
        gauge(
                "out_of_vocabulary.ratio",
                "Share of observations of a category that the reference does not know",
                FeatureView::outOfVocabularyShare);
        gauge("alarmed", "Detectors that have an active alarm on the feature", feature -> feature.alarmed()
                .size());
    }

    @Override
    public void published(MonitorReport report) {
        report.view().ifPresent(this::show);
    }

    private void show(MonitorView view) {
        gauges.forEach((gauge, value) -> {
            Rows rows = new Rows();
            for (FeatureView feature : view.features()) {
                if (feature.values() > 0) {
                    rows.add(value.applyAsDouble(feature), FEATURE, feature.name());
                }
            }
            rows.replace(gauge);
        });
    }

    private void distance(String name, String description) {
        gauge(name, description, feature -> feature.distances().getOrDefault(name, Double.NaN));
    }

    private void gauge(String name, String description, ToDoubleFunction<FeatureView> value) {
        gauges.put(MultiGauge.builder(PREFIX + name).description(description).register(registry), value);
    }
}

package io.headroom.monitor.metrics;

import io.headroom.monitor.report.MonitorReport;
import io.headroom.monitor.report.ReportListener;
import io.headroom.monitoring.view.PredictionView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import jakarta.inject.Singleton;

/** Names and meanings of the metrics of prediction drift, one line a rung of the degradation ladder. */
@Singleton
final class PredictionMetrics implements ReportListener {
    private static final String RUNG = "rung";

    private final MultiGauge psi;
    private final MultiGauge ks;
    private final MultiGauge requests;

    PredictionMetrics(MeterRegistry registry) {
        psi = MultiGauge.builder("headroom.monitor.prediction.psi")
                .description("Population stability index of the scores of a rung")
                .register(registry);
        ks = MultiGauge.builder("headroom.monitor.prediction.ks")
                .description("Kolmogorov-Smirnov distance of the scores of a rung")
                .register(registry);
        requests = MultiGauge.builder("headroom.monitor.rung.requests")
                .description("Requests answered on a rung since the bundle is watched")
                .register(registry);
    }

    @Override
    public void published(MonitorReport report) {
        report.view().ifPresent(view -> {
            distance("psi", view.predictions()).replace(psi);
            distance("ks", view.predictions()).replace(ks);
            Rows counts = new Rows();
            view.counts().byRung().forEach((rung, count) -> counts.add(count, RUNG, rung));
            counts.replace(requests);
        });
    }

    private static Rows distance(String name, Iterable<PredictionView> predictions) {
        Rows rows = new Rows();
        for (PredictionView prediction : predictions) {
            if (prediction.feature().values() > 0) {
                rows.add(prediction.feature().distances().getOrDefault(name, Double.NaN), RUNG, prediction.rung());
            }
        }
        return rows;
    }
}

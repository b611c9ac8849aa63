package io.headroom.monitoring;

import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.concept.QualityWatch;
import io.headroom.monitoring.drift.DriftWatch;
import io.headroom.monitoring.drift.PredictionWatch;
import io.headroom.monitoring.freshness.FreshnessWatch;
import io.headroom.monitoring.health.HealthWatch;
import io.headroom.monitoring.intake.ItemShares;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.skew.SkewWatch;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.windows.SampledAnswer;
import java.util.List;

/** All that looks at answers, in the order in which they look and are saved. */
record Watches(
        HealthWatch health,
        QualityWatch quality,
        SkewWatch skew,
        PredictionWatch predictions,
        FreshnessWatch freshness,
        DriftWatch drift,
        ItemShares items) {

    static Watches of(MonitorSettings settings, Reference reference, AlarmLog alarms) {
        return new Watches(
                new HealthWatch(settings.health(), alarms),
                new QualityWatch(settings.concept(), settings.history(), reference, alarms),
                new SkewWatch(settings.skew(), reference, alarms),
                new PredictionWatch(settings.drift(), reference, alarms),
                new FreshnessWatch(settings, reference, alarms),
                new DriftWatch(settings.drift(), reference, alarms),
                new ItemShares());
    }

    void see(Impression impression) {
        health.see(impression);
        quality.see(impression);
        skew.see(impression);
        items.see(impression);
        SampledAnswer.of(impression).ifPresent(this::see);
    }

    private void see(SampledAnswer answer) {
        predictions.see(answer);
        freshness.see(answer);
        if (drift.see(answer)) {
            skew.endWindow();
            items.endWindow();
        }
    }

    List<Stateful> all() {
        return List.of(health, quality, skew, predictions, freshness, drift, items);
    }
}

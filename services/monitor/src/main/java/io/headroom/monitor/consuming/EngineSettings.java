package io.headroom.monitor.consuming;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.runtime.budgets.Scenario;
import java.util.concurrent.TimeUnit;

/** The engine's settings, from what the service was told and the budgets it serves under. */
final class EngineSettings {
    private EngineSettings() {}

    /** @throws IllegalArgumentException when a number is outside its bounds */
    static MonitorSettings of(MonitorConfig config, Scenario scenario) {
        MonitorSettings base = MonitorSettings.defaults();
        MonitorSettings.Drift drift = base.drift();
        MonitorSettings.Labels labels = base.labels();
        MonitorSettings.Concept concept = base.concept();
        return base.withDrift(new MonitorSettings.Drift(
                        config.drift().window(),
                        config.drift().alpha(),
                        drift.bins(),
                        drift.sketchSize(),
                        drift.learningRequests(),
                        drift.categories()))
                .withLabels(new MonitorSettings.Labels(
                        config.labels().window().toMillis(),
                        config.labels().openImpressions(),
                        config.labels().openItems(),
                        labels.earlyMillis(),
                        labels.earlyLabels(),
                        labels.rememberedEventIds()))
                .withConcept(new MonitorSettings.Concept(
                        config.quality().windowItems(),
                        concept.baselineWindows(),
                        concept.alpha(),
                        concept.adwinDelta(),
                        concept.adwinEvery(),
                        concept.clip(),
                        concept.pageHinkley()))
                .withHealth(new MonitorSettings.Health(
                        TimeUnit.NANOSECONDS.toMicros(
                                scenario.request().timeout().toNanos()),
                        scenario.availability(),
                        config.health().minimumRequests(),
                        base.health().rules()));
    }
}

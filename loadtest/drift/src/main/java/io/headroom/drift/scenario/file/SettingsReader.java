package io.headroom.drift.scenario.file;

import io.headroom.harness.experiment.file.Fields;
import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.MonitorSettings.Concept;
import io.headroom.monitoring.MonitorSettings.Drift;
import io.headroom.monitoring.MonitorSettings.Labels;
import java.time.Duration;
import java.util.List;

/** Reads {@code monitor}: what differs from the monitor's defaults. */
final class SettingsReader {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    private SettingsReader() {}

    static MonitorSettings read(Fields file) {
        MonitorSettings defaults = MonitorSettings.defaults();
        return file.map("monitor").map(monitor -> changed(monitor, defaults)).orElse(defaults);
    }

    private static MonitorSettings changed(Fields monitor, MonitorSettings defaults) {
        monitor.allow(
                List.of("windowRequests", "alpha", "bins", "labelWindow", "windowItems", "conceptAlpha", "adwinDelta"));
        Drift drift = defaults.drift();
        Labels labels = defaults.labels();
        Concept concept = defaults.concept();
        return defaults.withDrift(new Drift(
                        ScenarioReader.whole(monitor, "windowRequests", 50, 1_000_000, drift.windowRequests()),
                        monitor.number("alpha", 1e-9, 0.5).orElse(drift.alpha()),
                        ScenarioReader.whole(monitor, "bins", 2, 100, drift.bins()),
                        drift.sketchSize(),
                        drift.learningRequests(),
                        drift.categories()))
                .withLabels(new Labels(
                        monitor.duration("labelWindow", Duration.ofMillis(1), LONGEST_WINDOW)
                                .map(Duration::toMillis)
                                .orElse(labels.windowMillis()),
                        labels.openImpressions(),
                        labels.openItems(),
                        labels.earlyMillis(),
                        labels.earlyLabels(),
                        labels.rememberedEventIds()))
                .withConcept(new Concept(
                        ScenarioReader.whole(monitor, "windowItems", 50, 1_000_000, concept.windowItems()),
                        concept.baselineWindows(),
                        monitor.number("conceptAlpha", 1e-9, 0.5).orElse(concept.alpha()),
                        monitor.number("adwinDelta", 1e-9, 0.5).orElse(concept.adwinDelta()),
                        concept.adwinEvery(),
                        concept.clip(),
                        concept.pageHinkley()));
    }
}

package io.headroom.drift.report;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;

import io.headroom.drift.scenario.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was run. */
final class ScenarioList {
    private ScenarioList() {}

    static String render(List<Scenario> scenarios) {
        return scenarios.stream()
                .map(scenario -> "<li><b>%s</b>: %s %s runs of %s requests%s, %s traffic at %s requests a week.</li>"
                        .formatted(
                                escape(scenario.name()),
                                escape(scenario.description()),
                                count(scenario.runs()),
                                count(scenario.requests()),
                                scenario.sizes().size() > 1
                                        ? " of each of " + scenario.sizes().size() + " sizes"
                                        : "",
                                scenario.traffic().name().toLowerCase(Locale.ROOT),
                                count(scenario.requestsPerWeek())))
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }
}

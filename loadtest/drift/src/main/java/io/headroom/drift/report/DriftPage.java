package io.headroom.drift.report;

import static io.headroom.harness.report.Figures.count;

import io.headroom.drift.run.DriftResult;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.verdict.Bar;
import io.headroom.harness.report.Template;
import io.headroom.harness.report.VerdictBanner;
import java.util.List;
import java.util.Map;

/** The report as one page of HTML, in the manner of the load report. */
final class DriftPage {
    private DriftPage() {}

    static String render(DriftResult result) {
        return Template.resource(DriftPage.class, "drift.html")
                .fill(Map.ofEntries(
                        Map.entry("style", Template.text("style.css") + Template.text(DriftPage.class, "drift.css")),
                        Map.entry("title", result.verdict().name()),
                        Map.entry("banner", banner(result)),
                        Map.entry("bars", BarsTable.render(result.bars())),
                        Map.entry("delays", DelayTable.render(result.board())),
                        Map.entry("falseAlarms", FalseAlarmTable.render(result.board())),
                        Map.entry("ladders", LadderPlot.renderAll(result.board())),
                        Map.entry("timelines", TimelinePlot.renderAll(result.board())),
                        Map.entry("sizes", SizesTable.render(result.board())),
                        Map.entry("figures", FiguresTable.render(result.figures())),
                        Map.entry(
                                "scenarios",
                                ScenarioList.render(result.options().scenarios())),
                        Map.entry("machine", machine(result))));
    }

    private static String banner(DriftResult result) {
        List<Scenario> scenarios = result.options().scenarios();
        String facts = "%s · %s runs of %s simulated requests in all · seed %d · %s s · %s"
                .formatted(
                        scenarios.size() == 1 ? scenarios.getFirst().name() : scenarios.size() + " scenarios",
                        count(scenarios.stream()
                                .mapToLong(scenario -> (long) scenario.runs()
                                        * scenario.sizes().size())
                                .sum()),
                        count(requests(scenarios)),
                        result.options().seed(),
                        count(result.spent().toSeconds()),
                        result.startedAt());
        List<String> reasons = result.bars().stream()
                .filter(bar -> bar.finding() != Bar.Finding.MET)
                .map(Bar::line)
                .toList();
        return VerdictBanner.render(result.verdict(), lead(result), reasons, facts);
    }

    static long requests(List<Scenario> scenarios) {
        return scenarios.stream()
                .mapToLong(scenario -> (long) scenario.runs() * scenario.sizes().size() * scenario.requests())
                .sum();
    }

    static String lead(DriftResult result) {
        return switch (result.verdict()) {
            case PASS -> "The detectors find what is injected in time, and cry wolf no more often than they say.";
            case FAIL -> "The detectors do not reach what they must.";
            case INVALID -> "This session cannot tell whether the detectors reach what they must.";
        };
    }

    private static String machine(DriftResult result) {
        return "%d cores, %s GiB of memory, %s, %s; %d runs at a time"
                .formatted(
                        result.machine().cores(),
                        result.machine().memoryGiB(),
                        result.machine().jdk(),
                        result.machine().os(),
                        result.options().threads());
    }
}

package io.headroom.harness.report;

import io.headroom.harness.load.LoadResult;
import io.headroom.harness.quality.WeightedGoodput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as one page of HTML, written as well-formed XML too. */
final class Page {
    private final LoadResult result;
    private final Memory memory;
    private final WeightedGoodput goodput;
    private final List<Appendix> appendices;

    Page(LoadResult result, Memory memory, WeightedGoodput goodput, List<Appendix> appendices) {
        this.result = result;
        this.memory = memory;
        this.goodput = goodput;
        this.appendices = appendices;
    }

    String render() {
        OfflineMetrics metrics = OfflineMetrics.of(result.target().bundleMetrics());
        return Template.resource("page.html")
                .fill(Map.ofEntries(
                        Map.entry("style", Template.text("style.css")),
                        Map.entry("title", result.judgement().verdict().name()),
                        Map.entry("summary", Summary.render(result)),
                        Map.entry("stages", StageBars.render(result)),
                        Map.entry("percentiles", PercentilePlot.render(result)),
                        Map.entry("time", TimePlot.render(result)),
                        Map.entry("quality", QualityBars.render(metrics)),
                        Map.entry("goodput", GoodputLine.render(goodput)),
                        Map.entry(
                                "appendices",
                                appendices.stream().map(Appendix::html).collect(Collectors.joining())),
                        Map.entry("steps", FrameworkSteps.render(result, metrics)),
                        Map.entry("checks", ChecksTable.render(result)),
                        Map.entry("method", Method.render(result)),
                        Map.entry("memory", MemoryBars.render(memory))));
    }
}

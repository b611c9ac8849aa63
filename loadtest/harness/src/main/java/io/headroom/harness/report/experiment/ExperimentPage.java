package io.headroom.harness.report.experiment;

import static io.headroom.harness.report.Figures.escape;

import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.report.Template;
import java.util.Map;

/** The report of an experiment as one page of HTML, written as well-formed XML too. */
final class ExperimentPage {
    private ExperimentPage() {}

    static String render(ExperimentResult result) {
        return Template.resource("experiment.html")
                .fill(Map.of(
                        "style", Template.text("style.css"),
                        "title",
                                escape(result.experiment().name() + " "
                                        + result.load().judgement().verdict()),
                        "name", escape(result.experiment().name()),
                        "banner", Banner.render(result),
                        "plot", FaultPlot.render(result),
                        "faults", FaultTable.render(result),
                        "checks", ExpectationTable.render(result),
                        "method", ExperimentMethod.render(result)));
    }
}

package io.headroom.harness.report.experiment;

import static io.headroom.harness.report.Figures.escape;

import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.report.VerdictBanner;
import io.headroom.harness.verdict.Verdict;
import java.util.Locale;

/** An experiment as a section of another report's page: what happened, what was done, and the verdict. */
final class ExperimentSection {
    private ExperimentSection() {}

    static String render(ExperimentResult result) {
        Verdict verdict = result.load().judgement().verdict();
        return """
                <section class="card">
                <h2>Experiment %s: <span class="%s">%s</span></h2>
                <p class="hint">%s By the second in which a request was due; left of 0 nothing was broken yet.</p>%s
                %s
                %s
                %s
                </section>
                """.formatted(
                        escape(result.experiment().name()),
                        switch (verdict) {
                            case PASS -> "met";
                            case FAIL -> "broken";
                            case INVALID -> "undecided";
                        },
                        verdict.name().toLowerCase(Locale.ROOT),
                        escape(result.experiment().description()),
                        VerdictBanner.list(result.load().judgement().reasons()),
                        Banner.tiles(result),
                        FaultPlot.render(result),
                        FaultTable.render(result));
    }
}

package io.headroom.harness.report.experiment;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.millis;
import static io.headroom.harness.report.Figures.percent;
import static io.headroom.harness.report.Figures.plain;
import static io.headroom.harness.report.Figures.significant;

import io.headroom.harness.experiment.figures.ExperimentFigures;
import io.headroom.harness.experiment.run.ExperimentResult;
import java.util.OptionalDouble;

/** The verdict of an experiment for a terminal. */
public final class ExperimentSummary {
    private ExperimentSummary() {}

    /** Several lines, each ended. */
    public static String render(ExperimentResult result) {
        ExperimentFigures figures = result.figures();
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s  %s: %s requests at %s/s, %s errors, availability %s, latest answer %s"
                        .formatted(
                                result.load().judgement().verdict(),
                                result.experiment().name(),
                                count(figures.requests()),
                                plain(result.experiment().load().rate()),
                                count(figures.errors()),
                                percent(figures.availability(), 3),
                                millis(figures.latestMicros())));
        line(
                text,
                "  degraded %s, in budget %s, detected %s, first FULL %s, recovered %s, quality kept %s"
                        .formatted(
                                percent(figures.degradedShare(), 2),
                                percent(figures.withinBudget(), 2),
                                seconds(figures.detectSeconds()),
                                seconds(figures.firstFullSeconds()),
                                seconds(figures.recoverySeconds()),
                                figures.quality().retained().isPresent()
                                        ? percent(figures.quality().retained().getAsDouble(), 1)
                                        : "-"));
        result.faults().forEach(fault -> line(text, "  " + FaultTable.words(fault) + ": " + fault.proof()));
        result.sightings().forEach(seen -> line(text, SightingsList.line(seen)));
        result.caveats().forEach(caveat -> line(text, "  note: " + caveat));
        result.load().judgement().reasons().forEach(reason -> line(text, "  - " + reason));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }

    private static String seconds(OptionalDouble seconds) {
        return seconds.isPresent() ? significant(seconds.getAsDouble()) + " s" : "-";
    }
}

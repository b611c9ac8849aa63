package io.headroom.harness.report.experiment;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.millis;
import static io.headroom.harness.report.Figures.percent;
import static io.headroom.harness.report.Figures.plain;
import static io.headroom.harness.report.Figures.significant;

import io.headroom.harness.experiment.figures.Episode;
import io.headroom.harness.experiment.figures.ExperimentFigures;
import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.report.VerdictBanner;
import io.headroom.harness.verdict.Verdict;
import java.util.OptionalDouble;

/** The top of the page: the verdict, why, and what the faults cost. */
final class Banner {
    private final ExperimentResult result;
    private final ExperimentFigures figures;

    private Banner(ExperimentResult result) {
        this.result = result;
        this.figures = result.figures();
    }

    static String render(ExperimentResult result) {
        Banner banner = new Banner(result);
        return banner.verdict() + banner.tiles();
    }

    /** The key figures alone. */
    static String tiles(ExperimentResult result) {
        return new Banner(result).tiles();
    }

    private String verdict() {
        Verdict verdict = result.load().judgement().verdict();
        return VerdictBanner.render(
                verdict, lead(verdict), result.load().judgement().reasons(), facts());
    }

    private String lead(Verdict verdict) {
        String faults = result.faults().isEmpty()
                ? "nothing was broken"
                : count(result.faults().size()) + (result.faults().size() == 1 ? " fault" : " faults");
        return switch (verdict) {
            case PASS ->
                result.faults().isEmpty()
                        ? "Left alone, the system kept every expectation."
                        : "Through " + faults + " the system kept every expectation.";
            case FAIL -> "The system did not keep what was expected of it: " + faults + ".";
            case INVALID -> "This experiment cannot tell.";
        };
    }

    private String facts() {
        String description = result.experiment().description();
        return (description.isEmpty() ? "" : description + " · ")
                + "%s requests/s for %s s (seed %s) · bundle %s · %s"
                        .formatted(
                                plain(result.experiment().load().rate()),
                                plain(result.experiment().load().duration().toMillis() / 1000.0),
                                Long.toString(result.experiment().load().seed()),
                                result.load().target().bundleVersion(),
                                result.load()
                                                .startedAt()
                                                .toString()
                                                .substring(0, 16)
                                                .replace('T', ' ') + " UTC");
    }

    private String tiles() {
        boolean noticed = figures.episodes().stream().anyMatch(Episode::noticed);
        return "<section class=\"tiles\" aria-label=\"Key figures\">"
                + tile(
                        "availability",
                        percent(figures.availability(), 2),
                        count(figures.errors()) + " errors, " + count(figures.lateAnswers()) + " late")
                + tile("in budget", percent(figures.withinBudget(), 1), "of all requests")
                + tile("degraded", percent(figures.degradedShare(), 2), "of all answers")
                + tile("error budget", significant(figures.budgetBurned()) + "×", "of this run's, burned")
                + tile(
                        "detected in",
                        seconds(figures.detectSeconds(), noticed ? "never" : "not felt"),
                        "fault to first sign")
                + tile(
                        "first FULL",
                        seconds(figures.firstFullSeconds(), noticed ? "never" : "not felt"),
                        "after the fault")
                + tile(
                        "recovered in",
                        seconds(figures.recoverySeconds(), result.faults().isEmpty() ? "–" : "never"),
                        "once it could")
                + quality()
                + "</section>";
    }

    private String quality() {
        OptionalDouble retained = figures.quality().retained();
        return tile(
                "quality kept",
                retained.isPresent() ? percent(retained.getAsDouble(), 1) : "–",
                retained.isPresent() ? "of FULL's NDCG@10" : "no prices; latest " + millis(figures.latestMicros()));
    }

    private static String seconds(OptionalDouble seconds, String none) {
        return seconds.isPresent() ? significant(seconds.getAsDouble()) + " s" : none;
    }

    private static String tile(String name, String value, String note) {
        return "<div class=\"tile\"><span class=\"name\">%s</span><span class=\"value\">%s</span><span class=\"note\">%s</span></div>"
                .formatted(escape(name), escape(value), escape(note));
    }
}

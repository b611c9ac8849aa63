package io.headroom.harness.quality.report;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.percent;
import static io.headroom.harness.report.Figures.plain;
import static io.headroom.harness.report.Figures.px;

import io.headroom.harness.quality.Consistency;
import io.headroom.harness.quality.Estimate;
import io.headroom.harness.quality.QualityResult;
import io.headroom.harness.quality.RungQuality;
import io.headroom.harness.quality.replay.ForcedRung;
import io.headroom.harness.report.Rungs;
import io.headroom.harness.report.Template;
import io.headroom.harness.report.VerdictBanner;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report as one page of HTML, in the manner of the load report. */
final class QualityPage {
    private QualityPage() {}

    static String render(QualityResult result) {
        return Template.resource("quality.html")
                .fill(Map.of(
                        "style",
                        Template.text("style.css") + Template.text("quality.css"),
                        "title",
                        result.verdict().name(),
                        "banner",
                        banner(result),
                        "retained",
                        bars(result, RungQuality::retained, QualityPage::share),
                        "ndcg",
                        bars(result, RungQuality::ndcg10, QualityPage::digits),
                        "recall",
                        bars(result, RungQuality::recall10, QualityPage::digits),
                        "coverage",
                        bars(result, RungQuality::coverage, QualityPage::share),
                        "consistency",
                        consistency(result.consistency()),
                        "table",
                        table(result)));
    }

    private static String banner(QualityResult result) {
        QualityResult.Sample sample = result.sample();
        String facts =
                "%s held-out requests of %s users, each asked on every rung in order of time · bundle %s · seed %s · %s left out · %s questions repeated · %s s · %s"
                        .formatted(
                                count(sample.requests()),
                                count(sample.users()),
                                result.bundle(),
                                Long.toString(sample.seed()),
                                count(sample.left()),
                                count(sample.repeated()),
                                count(sample.spent().toSeconds()),
                                sample.startedAt());
        return VerdictBanner.render(result.verdict(), lead(result), result.reasons(), facts);
    }

    private static String lead(QualityResult result) {
        return switch (result.verdict()) {
            case PASS -> "What an answer of each rung is worth, measured through the live services.";
            case FAIL -> "The live services do not answer as the evaluation offline did.";
            case INVALID -> "This run prices nothing.";
        };
    }

    private static String bars(
            QualityResult result, Function<RungQuality, Estimate> figure, DoubleFunction<String> format) {
        double most = result.rungs().values().stream()
                .mapToDouble(rung -> figure.apply(rung).high())
                .max()
                .orElse(1);
        return result.rungs().entrySet().stream()
                .map(rung -> bar(rung.getKey(), figure.apply(rung.getValue()), most <= 0 ? 1 : most, format))
                .collect(Collectors.joining());
    }

    private static String bar(ForcedRung rung, Estimate figure, double most, DoubleFunction<String> format) {
        return """
                <div class="metric rung"><span class="label">%s</span>\
                <span class="track"><i class="%s" style="width:%s%%"></i><em style="left:%s%%;width:%s%%"></em></span>\
                <b>%s</b><span class="interval">%s to %s</span></div>
                """.formatted(
                        name(rung),
                        Rungs.style(rung.name()),
                        px(100 * figure.value() / most),
                        px(100 * figure.low() / most),
                        px(100 * (figure.high() - figure.low()) / most),
                        format.apply(figure.value()),
                        format.apply(figure.low()),
                        format.apply(figure.high()));
    }

    private static String consistency(Consistency consistency) {
        return """
                <div class="tiles quality">%s%s%s%s</div>
                """.formatted(
                        tile("live, rung FULL", digits(consistency.liveNdcg10()), "NDCG@10"),
                        tile("offline", digits(consistency.offlineNdcg10()), "NDCG@10, same requests"),
                        tile("same lists", percent(consistency.sameLists(), 1), "item for item, in the same order"),
                        tile(
                                consistency.holds() ? "they agree" : "they disagree",
                                digits(consistency.difference()),
                                "difference; tolerance " + digits(consistency.tolerance())));
    }

    private static String tile(String name, String value, String note) {
        return "<div class=\"tile\"><span class=\"name\">%s</span><span class=\"value\">%s</span><span class=\"note\">%s</span></div>"
                .formatted(escape(name), escape(value), escape(note));
    }

    private static String table(QualityResult result) {
        String rows = result.rungs().entrySet().stream()
                .map(rung -> "<tr><th scope=\"row\">%s</th>%s%s%s%s<td>%s</td></tr>"
                        .formatted(
                                name(rung.getKey()),
                                cell(rung.getValue().retained(), QualityPage::share),
                                cell(rung.getValue().ndcg10(), QualityPage::digits),
                                cell(rung.getValue().recall10(), QualityPage::digits),
                                cell(rung.getValue().coverage(), QualityPage::share),
                                plain(rung.getValue().otherRung())))
                .collect(Collectors.joining());
        return "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">rung</th><th scope=\"col\">NDCG retained</th>"
                + "<th scope=\"col\">NDCG@10</th><th scope=\"col\">recall@10</th><th scope=\"col\">coverage</th>"
                + "<th scope=\"col\">not had</th></tr></thead><tbody>" + rows + "</tbody></table></div>";
    }

    private static String cell(Estimate figure, DoubleFunction<String> format) {
        return "<td>%s <span class=\"interval\">%s to %s</span></td>"
                .formatted(format.apply(figure.value()), format.apply(figure.low()), format.apply(figure.high()));
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String share(double value) {
        return percent(value, 1);
    }

    private static String name(ForcedRung rung) {
        return Rungs.name(rung.name());
    }
}

package io.headroom.drift.report;

import static io.headroom.harness.report.Figures.escape;

import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.scoring.Detection;
import io.headroom.drift.scoring.ScoreBoard;
import io.headroom.drift.scoring.SizeScore;
import io.headroom.drift.verdict.Words;
import java.util.stream.Collectors;

/** Every size of every scenario, as the detectors that ought to find it do together. */
final class SizesTable {
    private SizesTable() {}

    static String render(ScoreBoard board) {
        String rows = board.sizes().stream()
                .filter(score -> score.scenario().injection().kind() != Kind.SERVING_MODE)
                .map(SizesTable::row)
                .collect(Collectors.joining());
        return rows.isEmpty()
                ? "<p class=\"hint\">Nothing was injected.</p>"
                : "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">injected</th><th scope=\"col\">size</th>"
                        + "<th scope=\"col\">found</th><th scope=\"col\">missed, 95% confidence</th>"
                        + "<th scope=\"col\">requests</th><th scope=\"col\">labelled impressions</th>"
                        + "<th scope=\"col\">simulated hours</th></tr></thead><tbody>" + rows
                        + "</tbody></table></div>";
    }

    private static String row(SizeScore score) {
        Detection found = score.byExpected();
        return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%d of %d</td><td>%s to %s%%</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        escape(score.scenario().name()),
                        escape(Words.size(score).strip()),
                        found.found(),
                        found.runs(),
                        Words.number(100 * found.missed().low()),
                        Words.number(100 * found.missed().high()),
                        Words.median(found.requests()),
                        Words.median(found.labelled()),
                        Words.median(found.hours()));
    }
}

package io.headroom.drift.report;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;

import io.headroom.drift.figures.Figure;
import io.headroom.drift.verdict.Words;
import java.util.List;
import java.util.stream.Collectors;

/** The reference figures, and what came out here. */
final class FiguresTable {
    private FiguresTable() {}

    static String render(List<Figure> figures) {
        if (figures.isEmpty()) {
            return "<p class=\"hint\">Only measured with the whole standard set.</p>";
        }
        String rows = figures.stream()
                .map(figure ->
                        "<tr><th scope=\"row\">%s</th><td>%s</td><td><b>%s</b></td><td>&#177; %s</td><td>%s</td>%s</tr>"
                                .formatted(
                                        escape(figure.name()),
                                        Words.number(figure.stated()),
                                        Words.number(figure.measured()),
                                        Words.number(figure.tolerance()),
                                        count(figure.samples()),
                                        figure.within()
                                                ? "<td class=\"met\">&#10003; within</td>"
                                                : "<td class=\"broken\">&#10005; outside</td>"))
                .collect(Collectors.joining());
        return "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">figure</th><th scope=\"col\">reference</th>"
                + "<th scope=\"col\">measured</th><th scope=\"col\">sampling of both</th><th scope=\"col\">samples</th>"
                + "<th scope=\"col\">finding</th></tr></thead><tbody>" + rows + "</tbody></table></div>";
    }
}

package io.headroom.drift.report;

import static io.headroom.harness.report.Figures.escape;

import io.headroom.drift.verdict.Bar;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What must be reached, each with its figure. */
final class BarsTable {
    private BarsTable() {}

    static String render(List<Bar> bars) {
        String rows = bars.stream()
                .map(bar -> "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td class=\"%s\">%s</td></tr>"
                        .formatted(
                                escape(bar.name()),
                                escape(bar.limit()),
                                escape(bar.measured()),
                                bar.finding().name().toLowerCase(Locale.ROOT),
                                finding(bar)))
                .collect(Collectors.joining());
        return "<div class=\"scroll\"><table class=\"bars\"><thead><tr><th scope=\"col\">bar</th><th scope=\"col\">limit</th>"
                + "<th scope=\"col\">measured</th><th scope=\"col\">finding</th></tr></thead><tbody>" + rows
                + "</tbody></table></div>";
    }

    private static String finding(Bar bar) {
        return switch (bar.finding()) {
            case MET -> "&#10003; met";
            case BROKEN -> "&#10005; broken";
            case UNDECIDED -> "? undecided";
        };
    }
}

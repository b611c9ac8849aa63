package io.headroom.drift.report;

import static io.headroom.harness.report.Figures.escape;

import io.headroom.drift.scoring.Detection;
import io.headroom.drift.scoring.Expected;
import io.headroom.drift.scoring.ScoreBoard;
import io.headroom.drift.scoring.SizeScore;
import io.headroom.drift.verdict.Words;
import io.headroom.monitoring.alarms.Detector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Detectors by scenarios: how late each was, and how often it missed. */
final class DelayTable {
    private DelayTable() {}

    static String render(ScoreBoard board) {
        List<SizeScore> columns = Headline.of(board);
        if (columns.isEmpty()) {
            return "<p class=\"hint\">Nothing was injected.</p>";
        }
        String head = columns.stream()
                .map(score -> "<th scope=\"col\">%s<br/>%s</th>"
                        .formatted(
                                escape(score.scenario().name()),
                                escape(Words.size(score).strip())))
                .collect(Collectors.joining());
        String rows = Arrays.stream(Detector.values())
                .map(detector -> row(detector, columns))
                .collect(Collectors.joining());
        return "<div class=\"scroll\"><table class=\"delays\"><thead><tr><th scope=\"col\">detector</th>" + head
                + "</tr></thead><tbody>" + rows + any(columns) + "</tbody></table></div>";
    }

    private static String row(Detector detector, List<SizeScore> columns) {
        return "<tr><th scope=\"row\">%s</th>%s</tr>"
                .formatted(
                        Headline.name(detector),
                        columns.stream()
                                .map(score -> cell(
                                        score.byDetector().get(detector),
                                        Expected.of(score.scenario().injection().kind())
                                                .contains(detector)))
                                .collect(Collectors.joining()));
    }

    private static String any(List<SizeScore> columns) {
        return "<tr class=\"whole\"><th scope=\"row\">any expected</th>%s</tr>"
                .formatted(columns.stream()
                        .map(score ->
                                Expected.of(score.scenario().injection().kind()).isEmpty()
                                        ? "<td class=\"none\">&#8211;</td>"
                                        : cell(score.byExpected(), true))
                        .collect(Collectors.joining()));
    }

    private static String cell(Detection detection, boolean expected) {
        String style = expected ? "expected" : "other";
        if (detection.found() == 0) {
            return "<td class=\"%s missed\">%s</td>".formatted(style, expected ? missed(detection) : "&#8211;");
        }
        return "<td class=\"%s\"><b>%s</b><span class=\"interval\">%s to %s</span>%s</td>"
                .formatted(
                        style,
                        Words.number(detection.requests().value()),
                        Words.number(detection.requests().low()),
                        Words.number(detection.requests().high()),
                        missed(detection));
    }

    private static String missed(Detection detection) {
        long missed = detection.runs() - detection.found();
        return "<span class=\"interval\">missed %d/%d<br/>%s to %s%%</span>"
                .formatted(
                        missed,
                        detection.runs(),
                        Words.number(100 * detection.missed().low()),
                        Words.number(100 * detection.missed().high()));
    }
}

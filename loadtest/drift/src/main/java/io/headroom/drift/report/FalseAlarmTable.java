package io.headroom.drift.report;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;

import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.FalseAlarms;
import io.headroom.drift.scoring.ScoreBoard;
import io.headroom.drift.verdict.Words;
import java.util.stream.Collectors;

/** How often each detector cried wolf. */
final class FalseAlarmTable {
    private FalseAlarmTable() {}

    static String render(ScoreBoard board) {
        String tables = board.scenarios().stream()
                .filter(Scenario::isNull)
                .map(scenario -> table(board, scenario))
                .collect(Collectors.joining());
        return tables.isEmpty() ? "<p class=\"hint\">No run without an injection.</p>" : tables;
    }

    private static String table(ScoreBoard board, Scenario scenario) {
        String rows = board.falseAlarms().stream()
                .filter(score -> score.scenario().name().equals(scenario.name()))
                .map(FalseAlarmTable::row)
                .collect(Collectors.joining());
        return """
                <h3>%s: %s requests</h3><div class="scroll"><table><thead><tr><th scope="col">detector</th>\
                <th scope="col">alarms per 10,000 requests</th><th scope="col">95%% confidence</th><th scope="col">tests</th>\
                <th scope="col">rejected</th><th scope="col">confidence, shared</th><th scope="col">nominal</th>\
                <th scope="col">dispersion</th><th scope="col">nominal rate is</th></tr></thead><tbody>%s</tbody></table></div>
                """.formatted(escape(scenario.name()), count((long) scenario.runs() * scenario.requests()), rows);
    }

    private static String row(FalseAlarms score) {
        return "<tr><th scope=\"row\">%s</th><td><b>%s</b></td><td>%s to %s</td><td>%s</td><td>%s</td><td>%s to %s</td><td>%s</td><td>%s</td>%s</tr>"
                .formatted(
                        Headline.name(score.detector()),
                        Words.number(score.alarmsPer10k()),
                        Words.number(score.per10k().low()),
                        Words.number(score.per10k().high()),
                        count(score.tests()),
                        count(score.rejections()),
                        Words.number(score.rate().low()),
                        Words.number(score.rate().high()),
                        score.nominal().isPresent()
                                ? Words.number(score.nominal().getAsDouble())
                                : "&#8211;",
                        Words.number(score.dispersion()),
                        finding(score));
    }

    private static String finding(FalseAlarms score) {
        return switch (score.finding()) {
            case INSIDE -> "<td class=\"met\">&#10003; inside</td>";
            case CONSERVATIVE -> "<td class=\"met\">&#10003; above: it is quieter</td>";
            case TOO_MANY -> "<td class=\"broken\">&#10005; below: it is louder</td>";
            case NO_NOMINAL -> "<td>&#8211;</td>";
        };
    }
}

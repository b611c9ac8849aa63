package io.headroom.harness.report;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.millis;
import static io.headroom.harness.report.Figures.percent;
import static io.headroom.harness.report.Figures.significant;

import io.headroom.harness.load.LoadResult;
import io.headroom.harness.verdict.Check;
import io.headroom.harness.verdict.Check.Evidence;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Every check behind the verdict, with the sample it rests on. */
final class ChecksTable {
    private ChecksTable() {}

    static String render(LoadResult result) {
        String rows = result.judgement().checks().stream().map(ChecksTable::row).collect(Collectors.joining());
        return """
                <div class="scroll"><table><thead><tr><th>check</th><th>limit</th><th>measured</th><th>%s confidence</th>\
                <th>samples</th><th>above limit</th><th>finding</th></tr></thead><tbody>%s</tbody></table></div>
                """.formatted(percent(result.options().instrument().confidence(), 0), rows);
    }

    private static String row(Check check) {
        return "<tr><th>%s</th><td>%s</td><td><b>%s</b></td>%s<td class=\"%s\">%s</td></tr>"
                .formatted(
                        escape(check.name()),
                        (check.kind().isLeast() ? "&#8805; " : "&#8804; ") + value(check, check.limit()),
                        check.actual().isPresent() ? value(check, check.actual().getAsDouble()) : "&#8211;",
                        check.evidence()
                                .map(ChecksTable::evidence)
                                .orElse("<td>&#8211;</td><td>&#8211;</td><td>&#8211;</td>"),
                        check.finding().name().toLowerCase(Locale.ROOT),
                        finding(check));
    }

    private static String value(Check check, double value) {
        return switch (check.unit()) {
            case MICROS -> millis(value);
            case SHARE -> percent(value, 3);
            case REQUESTS -> count((long) value);
            case SECONDS -> significant(value) + " s";
        };
    }

    private static String evidence(Evidence evidence) {
        return "<td>%s &#8211; %s</td><td>%s</td><td>%s</td>"
                .formatted(
                        bound(evidence.interval().low(), "0 ms"),
                        bound(evidence.interval().high(), "?"),
                        count(evidence.samples()),
                        count(evidence.late()));
    }

    private static String bound(OptionalLong micros, String none) {
        return micros.isPresent() ? millis(micros.getAsLong()) : none;
    }

    private static String finding(Check check) {
        return switch (check.finding()) {
            case MET -> "&#10003; met";
            case BROKEN -> "&#10005; broken";
            case UNDECIDED -> "? undecided";
        };
    }
}

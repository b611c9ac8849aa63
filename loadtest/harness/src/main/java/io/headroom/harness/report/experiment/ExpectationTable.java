package io.headroom.harness.report.experiment;

import static io.headroom.harness.report.Figures.count;
import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.millis;
import static io.headroom.harness.report.Figures.percent;
import static io.headroom.harness.report.Figures.significant;

import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.verdict.Check;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every check behind the verdict: what was expected, then what must hold for it to count. */
final class ExpectationTable {
    private ExpectationTable() {}

    static String render(ExperimentResult result) {
        return """
                <div class="scroll"><table><thead><tr><th>check</th><th>about</th><th>limit</th><th>measured</th><th>finding</th></tr></thead>\
                <tbody>%s</tbody></table></div>
                """.formatted(result.load().judgement().checks().stream()
                .map(ExpectationTable::row)
                .collect(Collectors.joining()));
    }

    private static String row(Check check) {
        return "<tr><th>%s</th><td>%s</td><td>%s</td><td><b>%s</b></td><td class=\"%s\">%s</td></tr>"
                .formatted(
                        escape(check.name()),
                        about(check.kind()),
                        (check.kind().isLeast() ? "&#8805; " : "&#8804; ") + value(check, check.limit()),
                        check.actual().isPresent() ? value(check, check.actual().getAsDouble()) : "&#8211;",
                        check.finding().name().toLowerCase(Locale.ROOT),
                        switch (check.finding()) {
                            case MET -> "&#10003; met";
                            case BROKEN -> "&#10005; broken";
                            case UNDECIDED -> "? undecided";
                        });
    }

    private static String about(Check.Kind kind) {
        return switch (kind) {
            case GAIN, COST, AVAILABILITY, LATENCY -> "expected";
            case PROOF -> "proof, lag";
            case CONTROL -> "before";
            case INJECTOR -> "injector";
        };
    }

    private static String value(Check check, double value) {
        return switch (check.unit()) {
            case MICROS -> millis(value);
            case SHARE -> percent(value, 2);
            case REQUESTS -> count((long) value);
            case SECONDS -> significant(value) + " s";
        };
    }
}

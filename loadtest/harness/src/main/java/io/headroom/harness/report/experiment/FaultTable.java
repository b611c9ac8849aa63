package io.headroom.harness.report.experiment;

import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.significant;

import io.headroom.harness.experiment.run.ExperimentResult;
import io.headroom.harness.experiment.run.FaultRecord;
import java.time.Duration;
import java.util.stream.Collectors;

/** What was done, when, and how it is known. */
final class FaultTable {
    private FaultTable() {}

    static String render(ExperimentResult result) {
        if (result.faults().isEmpty()) {
            return "<p class=\"hint\">None: this is what the same load looks like when nothing breaks.</p>";
        }
        return "<ol class=\"faults\">"
                + result.faults().stream().map(FaultTable::entry).collect(Collectors.joining())
                + "</ol>"
                + SightingsList.render(result);
    }

    private static String entry(FaultRecord fault) {
        return """
                <li><p><b>%s</b> <span class="%s">%s</span></p><p class="hint">%s</p><p>%s</p></li>
                """.formatted(
                        escape(words(fault)),
                        fault.proven() ? "met" : "undecided",
                        fault.proven() ? "&#10003; proven" : "? not proven",
                        escape(times(fault)),
                        escape(fault.proof()));
    }

    static String words(FaultRecord fault) {
        return fault.kind() + (fault.replicas().isEmpty() ? "" : " " + String.join(", ", fault.replicas()));
    }

    private static String times(FaultRecord fault) {
        boolean moment = fault.planned().end().isEmpty();
        return "at " + seconds(fault.begun())
                + (moment ? "" : " until " + seconds(fault.ended()))
                + fault.readyAgain()
                        .filter(_ -> !fault.replicas().isEmpty())
                        .map(at -> ", ready again at " + seconds(at))
                        .orElse("");
    }

    private static String seconds(Duration duration) {
        return significant(duration.toNanos() / 1e9) + " s";
    }
}

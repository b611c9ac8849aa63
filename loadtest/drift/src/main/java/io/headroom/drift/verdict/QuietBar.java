package io.headroom.drift.verdict;

import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scoring.FalseAlarms;
import io.headroom.drift.scoring.FalseAlarms.Finding;
import java.util.List;

/** No detector cries wolf more often than it says. */
final class QuietBar {
    private QuietBar() {}

    static Bar of(Scenario scenario, List<FalseAlarms> scores) {
        List<String> loud = scores.stream()
                .filter(score -> score.finding() == Finding.TOO_MANY)
                .map(score -> "%s rejects %s of its tests (%s to %s), nominal %s"
                        .formatted(
                                score.detector(),
                                Words.number(score.rejectionRate()),
                                Words.number(score.rate().low()),
                                Words.number(score.rate().high()),
                                Words.number(score.nominal().orElse(0))))
                .toList();
        String quiet = "of %d detectors that state a rate, %d are inside and %d below"
                .formatted(
                        scores.stream()
                                .filter(score -> score.finding() != Finding.NO_NOMINAL)
                                .count(),
                        count(scores, Finding.INSIDE),
                        count(scores, Finding.CONSERVATIVE));
        return new Bar(
                "false alarms on the " + scenario.name() + " run",
                "no detector above its nominal rate, at 95% over all of them",
                loud.isEmpty() ? quiet : String.join("; ", loud),
                Bar.metIf(loud.isEmpty()));
    }

    private static long count(List<FalseAlarms> scores, Finding finding) {
        return scores.stream().filter(score -> score.finding() == finding).count();
    }
}

package io.headroom.harness.report.experiment;

import static io.headroom.harness.report.Figures.escape;
import static io.headroom.harness.report.Figures.significant;

import io.headroom.harness.experiment.run.DatedSighting;
import io.headroom.harness.experiment.run.ExperimentResult;
import java.util.stream.Collectors;

/** What the system was seen to do by itself, in order. */
final class SightingsList {
    private SightingsList() {}

    /** Nothing where nobody watched. */
    static String render(ExperimentResult result) {
        if (result.sightings().isEmpty()) {
            return "";
        }
        return "<p class=\"hint\">What the cluster was seen to do, by the moment at which word of it arrived here:</p><ul class=\"sightings\">"
                + result.sightings().stream().map(SightingsList::entry).collect(Collectors.joining())
                + "</ul>";
    }

    /** One of them for a terminal. */
    static String line(DatedSighting seen) {
        return "  %s s: %s %s"
                .formatted(
                        significant(seen.at().toNanos() / 1e9),
                        seen.sighting().replica(),
                        seen.sighting().words());
    }

    private static String entry(DatedSighting seen) {
        return "<li>%s s: <b>%s</b> %s</li>"
                .formatted(
                        escape(significant(seen.at().toNanos() / 1e9)),
                        escape(seen.sighting().replica()),
                        escape(seen.sighting().words()));
    }
}

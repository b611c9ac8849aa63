package io.headroom.gateway.ladder;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.StageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the stages brought for one request; the rungs choose by it.
 *
 * @param candidates what retrieval found, columns of equal length; empty when it failed or found nothing
 * @param probabilities one for each candidate, in 0..1; empty when ranking failed
 * @param reports how each stage ended, in the order of the request's way
 */
public record Findings(Optional<CandidateSet> candidates, Optional<float[]> probabilities, List<StageReport> reports) {
    private static final String OUTCOME_PREFIX = "OUTCOME_";

    public Findings {
        reports = List.copyOf(reports);
    }

    /** What went wrong, in the form {@code stage: OUTCOME}, callers before those they called; empty when nothing did. */
    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        collect(reports, failures);
        if (failures.isEmpty() && candidates.isEmpty()) {
            failures.add("candidates: EMPTY");
        }
        return List.copyOf(failures);
    }

    private static void collect(List<StageReport> reports, List<String> failures) {
        for (StageReport report : reports) {
            if (report.getOutcome() != Outcome.OUTCOME_OK && report.getOutcome() != Outcome.OUTCOME_SKIPPED) {
                failures.add(
                        report.getStage() + ": " + report.getOutcome().name().replace(OUTCOME_PREFIX, ""));
            }
            collect(report.getStagesList(), failures);
        }
    }
}

package io.headroom.gateway.ladder;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.StageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the stages brought for one request; the rungs choose by it.
 *
 * @param candidates what retrieval found, columns of equal length; empty when it failed or found nothing
 * @param probabilities one for each of the first candidates, at least one and in 0..1; empty when ranking failed or was not asked
 * @param features what the stages that answered were made from, the worst of them; never UNSPECIFIED
 * @param reports how each stage ended, in the order of the request's way
 * @param notes what else kept the answer from being a better one
 * @param forced the best rung the answer may come from
 */
public record Findings(
        Optional<CandidateSet> candidates,
        Optional<float[]> probabilities,
        FeatureUse features,
        List<StageReport> reports,
        List<String> notes,
        Optional<RungName> forced) {
    private static final String OUTCOME_PREFIX = "OUTCOME_";

    public Findings {
        reports = List.copyOf(reports);
        notes = List.copyOf(notes);
    }

    /** Whether no candidate was left unranked. */
    boolean rankedAll() {
        int ranked = probabilities.map(all -> all.length).orElse(0);
        return ranked == candidates.map(CandidateSet::getItemIdsCount).orElse(0);
    }

    /** Whether no stage failed and none did without what the feature store says now. */
    boolean allWell() {
        return features == FeatureUse.FEATURE_USE_FRESH && failures(reports).isEmpty();
    }

    /** Why the answer is not as good as it could be; empty when it is. */
    public List<String> reasons() {
        List<String> reasons = failures(reports);
        reasons.addAll(notes);
        return reasons;
    }

    /** What went wrong, in the form {@code stage: OUTCOME}, callers before those they called. */
    public static List<String> failures(List<StageReport> reports) {
        List<String> failures = new ArrayList<>();
        collect(reports, failures);
        return failures;
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

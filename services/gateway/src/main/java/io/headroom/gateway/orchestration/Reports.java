package io.headroom.gateway.orchestration;

import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.StageReport;
import io.headroom.gateway.ladder.Findings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lines of the ledger that do not come from a call, and what can be told from those that do. */
final class Reports {
    private static final String FEATURE_USE_PREFIX = "FEATURE_USE_";

    private Reports() {}

    /** A stage that was not called. */
    static StageReport skipped(String stage) {
        return StageReport.newBuilder()
                .setStage(stage)
                .setOutcome(Outcome.OUTCOME_SKIPPED)
                .build();
    }

    /** A stage whose call succeeded with a reply that makes no sense. */
    static StageReport nonsense(StageReport report) {
        return report.toBuilder().setOutcome(Outcome.OUTCOME_ERROR).build();
    }

    /** A stage that ended so after that time. */
    static StageReport ended(String stage, Outcome outcome, Duration granted, long spentNanos) {
        return StageReport.newBuilder()
                .setStage(stage)
                .setBudgetMicros(TimeUnit.NANOSECONDS.toMicros(granted.toNanos()))
                .setSpentMicros(TimeUnit.NANOSECONDS.toMicros(spentNanos))
                .setOutcome(outcome)
                .build();
    }

    /** Whether a stage was late, and not only said so early on: what its caller waited is nearly what it granted. */
    static boolean usedUpItsTime(StageReport report) {
        return report.getOutcome() == Outcome.OUTCOME_DEADLINE_EXCEEDED
                && report.getSpentMicros() > 0
                && report.getSpentMicros() * 10 >= report.getBudgetMicros() * 9;
    }

    /** What features a stage says it used; one that does not say used none if a stage it called failed. */
    static FeatureUse featuresOf(FeatureUse stated, StageReport report) {
        return switch (stated) {
            case FEATURE_USE_FRESH, FEATURE_USE_STALE, FEATURE_USE_DEFAULT -> stated;
            default ->
                Findings.failures(report.getStagesList()).isEmpty()
                        ? FeatureUse.FEATURE_USE_FRESH
                        : FeatureUse.FEATURE_USE_DEFAULT;
        };
    }

    /** The worse of two; the contract lists them from good to bad. */
    static FeatureUse worse(FeatureUse one, FeatureUse other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** As the reasons name it, such as {@code STALE}. */
    static String name(FeatureUse use) {
        return use.name().replace(FEATURE_USE_PREFIX, "");
    }
}

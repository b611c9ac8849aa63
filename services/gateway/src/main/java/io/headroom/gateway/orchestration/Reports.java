package io.headroom.gateway.orchestration;

import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.StageReport;

/** Lines of the ledger that do not come from a call. */
final class Reports {
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
}

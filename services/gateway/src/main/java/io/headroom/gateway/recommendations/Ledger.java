package io.headroom.gateway.recommendations;

import io.headroom.contracts.v1.StageReport;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a request's time went.
 *
 * @param budgetMicros the request's timeout
 * @param spentMicros from the request's arrival to the finished answer
 * @param stages one after the other, each with those it called itself
 */
@Schema(name = "Ledger")
public record Ledger(long budgetMicros, long spentMicros, List<Stage> stages) {
    private static final String PREFIX = "OUTCOME_";

    /**
     * One stage.
     *
     * @param stage full name, such as {@code ranking/features}
     * @param budgetMicros what its caller granted; 0 when it was not called
     * @param spentMicros what its caller waited
     * @param outcome how it ended, as its caller saw it
     * @param stages those it called
     */
    @Schema(name = "LedgerStage")
    public record Stage(
            String stage,
            long budgetMicros,
            long spentMicros,

            @Schema(
                    enumeration = {"OK", "DEADLINE_EXCEEDED", "UNAVAILABLE", "OVERLOADED", "INVALID", "ERROR", "SKIPPED"
                    })
            String outcome,

            @Schema(type = SchemaType.ARRAY, description = "Stages this one called, of the same form.")
            List<Stage> stages) {

        static Stage of(StageReport report) {
            return new Stage(
                    report.getStage(),
                    report.getBudgetMicros(),
                    report.getSpentMicros(),
                    outcomeName(report),
                    report.getStagesList().stream().map(Stage::of).toList());
        }
    }

    static Ledger of(long budgetMicros, long spentMicros, List<StageReport> reports) {
        return new Ledger(
                budgetMicros, spentMicros, reports.stream().map(Stage::of).toList());
    }

    /** An outcome as the API names it, such as {@code DEADLINE_EXCEEDED}. */
    static String outcomeName(StageReport report) {
        String name = report.getOutcome().name();
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}

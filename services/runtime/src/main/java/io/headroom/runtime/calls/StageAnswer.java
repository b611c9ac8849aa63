package io.headroom.runtime.calls;

import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.StageReport;
import io.headroom.runtime.failures.FailureCategory;
import java.util.Optional;

/** How the call of a stage ended. Either way there is a line for the ledger. */
public sealed interface StageAnswer<R> {
    StageReport report();

    /** The reply, if there is one. */
    Optional<R> reply();

    /** An answer made up, as a rehearsal needs it: the stage was not called. */
    static <R> StageAnswer<R> madeUp(R value) {
        return new Answered<>(
                value,
                StageReport.newBuilder().setOutcome(Outcome.OUTCOME_SKIPPED).build());
    }

    /** The stage answered in time. */
    record Answered<R>(R value, StageReport report) implements StageAnswer<R> {
        @Override
        public Optional<R> reply() {
            return Optional.of(value);
        }
    }

    /** The stage did not answer, not in time, or with an error. */
    record Failed<R>(FailureCategory category, String message, StageReport report) implements StageAnswer<R> {
        @Override
        public Optional<R> reply() {
            return Optional.empty();
        }
    }
}

package io.headroom.runtime.calls;

import io.headroom.contracts.v1.StageReport;
import io.headroom.runtime.failures.FailureCategory;
import java.util.Optional;

/** How the call of a stage ended. Either way there is a line for the ledger. */
public sealed interface StageAnswer<R> {
    StageReport report();

    /** The reply, if there is one. */
    Optional<R> reply();

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

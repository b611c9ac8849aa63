package io.headroom.runtime.calls;

import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.StageReport;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.metrics.StageMetrics;
import io.headroom.runtime.retries.Attempts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What is the same for all calls of a stage. */
record Stage<Q, R>(
        String name,
        Channel channel,
        MethodDescriptor<Q, R> method,
        Budget budget,
        Function<R, List<StageReport>> nestedReports,
        StageMetrics metrics,
        Attempts attempts) {
    StageAnswer<R> answered(R reply, Duration granted, long spentNanos) {
        StageReport.Builder report = report(granted, spentNanos, Outcome.OUTCOME_OK);
        return new StageAnswer.Answered<>(
                reply, report.addAllStages(nestedReports.apply(reply)).build());
    }

    StageAnswer<R> failed(FailureCategory category, String message, Duration granted, long spentNanos) {
        return new StageAnswer.Failed<>(
                category,
                message,
                report(granted, spentNanos, GrpcStatuses.outcome(category)).build());
    }

    private StageReport.Builder report(Duration granted, long spentNanos, Outcome outcome) {
        metrics.record(name, outcome, spentNanos);
        return StageReport.newBuilder()
                .setStage(name)
                .setBudgetMicros(TimeUnit.NANOSECONDS.toMicros(granted.toNanos()))
                .setSpentMicros(TimeUnit.NANOSECONDS.toMicros(spentNanos))
                .setOutcome(outcome);
    }
}

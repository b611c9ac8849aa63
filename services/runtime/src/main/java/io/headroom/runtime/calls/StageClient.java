package io.headroom.runtime.calls;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.StageReport;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.metrics.StageMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Calls one stage, a unary gRPC method, inside its budget. Thread-safe and non-blocking.
 *
 * @param <Q> request message
 * @param <R> reply message
 */
public final class StageClient<Q, R> {
    private final String stage;
    private final Channel channel;
    private final MethodDescriptor<Q, R> method;
    private final Budget budget;
    private final Function<R, List<StageReport>> nestedReports;
    private final StageMetrics metrics;

    /** @param nestedReports the reports a reply carries of the stages its sender called */
    public StageClient(
            String stage,
            Channel channel,
            MethodDescriptor<Q, R> method,
            Budget budget,
            Function<R, List<StageReport>> nestedReports,
            StageMetrics metrics) {
        this.stage = stage;
        this.channel = channel;
        this.method = method;
        this.budget = budget;
        this.nestedReports = nestedReports;
        this.metrics = metrics;
    }

    /**
     * Makes the call with a deadline of min(the stage's timeout, what remains of the parent minus what later stages are owed). With
     * no time left the call is not made. The future never completes exceptionally; it completes on a network thread, so work of any
     * size belongs elsewhere.
     */
    public CompletableFuture<StageAnswer<R>> call(Q request, Deadline parent, Duration owedToLaterStages) {
        Duration granted = parent.grant(budget.timeout(), owedToLaterStages);
        CompletableFuture<StageAnswer<R>> answer = new CompletableFuture<>();
        if (granted.isZero()) {
            answer.complete(failed(FailureCategory.DEADLINE_EXCEEDED, "no time was left to call " + stage, granted, 0));
            return answer;
        }
        // The deadline below is the whole truth; a deadline of the caller's thread must not be mixed in.
        Context.ROOT.run(() -> start(request, granted, answer));
        return answer;
    }

    private void start(Q request, Duration granted, CompletableFuture<StageAnswer<R>> answer) {
        long startedAt = System.nanoTime();
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(granted.toNanos(), TimeUnit.NANOSECONDS);
        ClientCall<Q, R> call = channel.newCall(method, options);
        try {
            call.start(new Listener(granted, startedAt, answer), new Metadata());
            call.sendMessage(request);
            call.halfClose();
            call.request(2);
        } catch (RuntimeException e) {
            call.cancel("could not be sent", e);
            answer.complete(failed(
                    FailureCategory.ERROR,
                    stage + " could not be called: " + e.getMessage(),
                    granted,
                    System.nanoTime() - startedAt));
        }
    }

    private StageAnswer<R> answered(R reply, Duration granted, long spentNanos) {
        StageReport.Builder report = report(granted, spentNanos, Outcome.OUTCOME_OK);
        return new StageAnswer.Answered<>(
                reply, report.addAllStages(nestedReports.apply(reply)).build());
    }

    private StageAnswer<R> failed(FailureCategory category, String message, Duration granted, long spentNanos) {
        return new StageAnswer.Failed<>(
                category,
                message,
                report(granted, spentNanos, GrpcStatuses.outcome(category)).build());
    }

    private StageReport.Builder report(Duration granted, long spentNanos, Outcome outcome) {
        metrics.record(stage, outcome, spentNanos);
        return StageReport.newBuilder()
                .setStage(stage)
                .setBudgetMicros(TimeUnit.NANOSECONDS.toMicros(granted.toNanos()))
                .setSpentMicros(TimeUnit.NANOSECONDS.toMicros(spentNanos))
                .setOutcome(outcome);
    }

    /** Hears of the one message and the end of a call. What follows the answer belongs to the trace that began the call. */
    private final class Listener extends ClientCall.Listener<R> {
        private final Duration granted;
        private final long startedAt;
        private final CompletableFuture<StageAnswer<R>> answer;
        private final io.opentelemetry.context.Context trace = io.opentelemetry.context.Context.current();
        private R reply;

        private Listener(Duration granted, long startedAt, CompletableFuture<StageAnswer<R>> answer) {
            this.granted = granted;
            this.startedAt = startedAt;
            this.answer = answer;
        }

        @Override
        public void onMessage(R message) {
            reply = message;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            long spentNanos = System.nanoTime() - startedAt;
            trace.wrap(() -> {
                        answer.complete(answerTo(status, spentNanos));
                    })
                    .run();
        }

        private StageAnswer<R> answerTo(Status status, long spentNanos) {
            if (!status.isOk()) {
                String why = status.getDescription() == null ? "" : ", " + status.getDescription();
                return failed(
                        GrpcStatuses.category(status), stage + ": " + status.getCode() + why, granted, spentNanos);
            }
            if (reply == null) {
                return failed(FailureCategory.ERROR, stage + " answered without a message", granted, spentNanos);
            }
            return answered(reply, granted, spentNanos);
        }
    }
}

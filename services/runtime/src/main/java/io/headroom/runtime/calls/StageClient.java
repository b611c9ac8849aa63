package io.headroom.runtime.calls;

import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.headroom.contracts.v1.StageReport;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.deadlines.CallScope;
import io.headroom.runtime.deadlines.Cancellation;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.metrics.StageMetrics;
import io.headroom.runtime.retries.Attempts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Calls one stage, a unary gRPC method, inside its budget. Thread-safe and non-blocking.
 *
 * @param <Q> request message
 * @param <R> reply message
 */
public final class StageClient<Q, R> {
    private final Stage<Q, R> stage;
    private final Cancellation cancellation;

    /** A client that sends every call once. */
    public StageClient(
            String stage,
            Channel channel,
            MethodDescriptor<Q, R> method,
            Budget budget,
            Function<R, List<StageReport>> nestedReports,
            StageMetrics metrics) {
        this(stage, channel, method, budget, nestedReports, metrics, Attempts.once());
    }

    /**
     * @param nestedReports the reports a reply carries of the stages its sender called
     * @param attempts how often a call may be sent; more than once only for what may be done twice
     */
    public StageClient(
            String stage,
            Channel channel,
            MethodDescriptor<Q, R> method,
            Budget budget,
            Function<R, List<StageReport>> nestedReports,
            StageMetrics metrics,
            Attempts attempts) {
        this(new Stage<>(stage, channel, method, budget, nestedReports, metrics, attempts), Cancellation.never());
    }

    private StageClient(Stage<Q, R> stage, Cancellation cancellation) {
        this.stage = stage;
        this.cancellation = cancellation;
    }

    /** This client for one caller: its calls are cancelled when that caller gives up. */
    public StageClient<Q, R> cancelledBy(Cancellation caller) {
        return new StageClient<>(stage, caller);
    }

    /** As {@link #call(Object, CallScope, Duration)}, for a caller that gives up at its deadline, or as {@link #cancelledBy} was told. */
    public CompletableFuture<StageAnswer<R>> call(Q request, Deadline parent, Duration owedToLaterStages) {
        return call(request, new CallScope(parent, cancellation), owedToLaterStages);
    }

    /**
     * Makes the call with a deadline of min(the stage's timeout, what remains of the parent minus what later stages are owed). With
     * no time left the call is not made; it is cancelled when the scope is. The future never completes exceptionally; it completes on a
     * network thread, so work of any size belongs elsewhere.
     */
    public CompletableFuture<StageAnswer<R>> call(Q request, CallScope scope, Duration owedToLaterStages) {
        Duration granted = scope.deadline().grant(stage.budget().timeout(), owedToLaterStages);
        if (granted.isZero()) {
            return CompletableFuture.completedFuture(stage.failed(
                    FailureCategory.DEADLINE_EXCEEDED, "no time was left to call " + stage.name(), granted, 0));
        }
        return new StageCall<>(stage, request, granted).begin(scope);
    }
}

package io.headroom.gateway.orchestration;

import io.headroom.contracts.v1.Outcome;
import io.headroom.runtime.calls.StageAnswer;
import io.headroom.runtime.failures.FailureCategory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends the wait for a stage whose call does not end by itself. A call has its own deadline; but should that ever be lost, in a client, a proxy or
 * a fault injected between them, one request after the other would hang for good, and the promise to answer in time rests on nothing else.
 *
 * @param timer on the thread that serves: a timer that is nearly always taken back must not wake another
 * @param grace how much later than the call's own deadline
 */
record LastResort(ScheduledExecutorService timer, Duration grace) {
    /** The call's answer, at the latest when the grace is over; the future does not complete exceptionally. */
    <R> CompletableFuture<StageAnswer<R>> guard(
            String stage, Duration granted, Supplier<CompletableFuture<StageAnswer<R>>> call) {
        CompletableFuture<StageAnswer<R>> answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(stage, granted, e));
        }
        if (!answer.isDone()) {
            long nanos = granted.plus(grace).toNanos();
            ScheduledFuture<?> end =
                    timer.schedule(() -> answer.complete(late(stage, granted, nanos)), nanos, TimeUnit.NANOSECONDS);
            CompletableFuture<?> unused = answer.whenComplete((ended, failure) -> end.cancel(false));
        }
        return answer.exceptionally(failure -> failed(stage, granted, failure));
    }

    private static <R> StageAnswer<R> late(String stage, Duration granted, long nanos) {
        return new StageAnswer.Failed<>(
                FailureCategory.DEADLINE_EXCEEDED,
                stage + " did not end by itself",
                Reports.ended(stage, Outcome.OUTCOME_DEADLINE_EXCEEDED, granted, nanos));
    }

    private static <R> StageAnswer<R> failed(String stage, Duration granted, Throwable failure) {
        return new StageAnswer.Failed<>(
                FailureCategory.ERROR,
                stage + " could not be called: " + failure.getMessage(),
                Reports.ended(stage, Outcome.OUTCOME_ERROR, granted, 0));
    }
}

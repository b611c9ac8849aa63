package io.headroom.runtime.calls;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Status;
import io.headroom.runtime.deadlines.CallScope;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.retries.Hedging;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One call of a stage: one attempt, or more where the stage allows it. The first success is the answer, and the last failure where there is
 * none; what is still under way then is cancelled. What follows the answer belongs to the trace that began the call. Thread-safe.
 */
final class StageCall<Q, R> {
    private final Stage<Q, R> stage;
    private final Q request;
    private final Duration granted;
    private final long startedAt = System.nanoTime();
    private final Deadline deadline;
    private final io.opentelemetry.context.Context trace = io.opentelemetry.context.Context.current();
    private final CompletableFuture<StageAnswer<R>> answer = new CompletableFuture<>();

    // Guarded by this.
    private final List<ClientCall<Q, R>> underWay = new ArrayList<>(2);
    private Optional<Future<?>> hedge = Optional.empty();
    private int begun;
    private boolean over;

    StageCall(Stage<Q, R> stage, Q request, Duration granted) {
        this.stage = stage;
        this.request = request;
        this.granted = granted;
        this.deadline = new Deadline(startedAt + granted.toNanos(), System::nanoTime);
    }

    CompletableFuture<StageAnswer<R>> begin(CallScope scope) {
        stage.attempts().budget().deposit();
        send(false);
        stage.attempts().hedging().ifPresent(this::planHedge);
        scope.cancellation().onCancel(this::abandon);
        return answer;
    }

    private void send(boolean isHedge) {
        CallOptions options =
                CallOptions.DEFAULT.withDeadlineAfter(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        ClientCall<Q, R> call = stage.channel().newCall(stage.method(), options);
        synchronized (this) {
            if (over) {
                return;
            }
            underWay.add(call);
            begun++;
        }
        // The deadline above is the whole truth; a deadline of the caller's thread must not be mixed in.
        Context.ROOT.run(() -> start(call, isHedge));
    }

    private void start(ClientCall<Q, R> call, boolean isHedge) {
        try {
            call.start(new Listener(call, isHedge), new Metadata());
            call.sendMessage(request);
            call.halfClose();
            call.request(2);
        } catch (RuntimeException e) {
            failed(call, Status.INTERNAL.withDescription("could not be called: " + e.getMessage()));
            call.cancel("could not be sent", e);
        }
    }

    private void planHedge(Hedging hedging) {
        hedging.delayNanos().ifPresent(delay -> {
            Future<?> planned = hedging.schedule(trace.wrap(this::sendHedge), delay);
            synchronized (this) {
                hedge = Optional.of(planned);
                if (!over) {
                    return;
                }
            }
            planned.cancel(false);
        });
    }

    private void sendHedge() {
        if (mayBegin() && stage.attempts().mayRepeat()) {
            stage.attempts().events().hedged();
            send(true);
        }
    }

    private synchronized boolean mayBegin() {
        return !over && begun < stage.attempts().most() && !deadline.expired();
    }

    private void answered(R reply, boolean isHedge) {
        long spentNanos = System.nanoTime() - startedAt;
        finish(() -> {
            stage.attempts().hedging().ifPresent(hedging -> hedging.latency().record(spentNanos));
            if (isHedge) {
                stage.attempts().events().hedgeWon();
            }
            return stage.answered(reply, granted, spentNanos);
        });
    }

    private void failed(ClientCall<Q, R> call, Status status) {
        boolean othersUnderWay;
        synchronized (this) {
            if (over || !underWay.remove(call)) {
                return;
            }
            othersUnderWay = !underWay.isEmpty();
        }
        if (isWorthAnother(call, status) && mayBegin() && stage.attempts().mayRepeat()) {
            stage.attempts().events().retried();
            trace.wrap(() -> send(false)).run();
        } else if (!othersUnderWay) {
            String why = status.getDescription() == null ? "" : ", " + status.getDescription();
            fail(GrpcStatuses.category(status), stage.name() + ": " + status.getCode() + why);
        }
    }

    /** Where no replica took the call none would take the next, for it is sent at once. */
    private static boolean isWorthAnother(ClientCall<?, ?> call, Status status) {
        return status.getCode() == Status.Code.UNAVAILABLE
                && call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) != null;
    }

    private void abandon() {
        fail(FailureCategory.DEADLINE_EXCEEDED, stage.name() + ": the caller gave up");
    }

    private void fail(FailureCategory category, String message) {
        finish(() -> stage.failed(category, message, granted, System.nanoTime() - startedAt));
    }

    /** Ends the call, unless it is over. */
    private void finish(Supplier<StageAnswer<R>> end) {
        List<ClientCall<Q, R>> losers;
        Optional<Future<?>> planned;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            losers = List.copyOf(underWay);
            underWay.clear();
            planned = hedge;
        }
        planned.ifPresent(unsent -> unsent.cancel(false));
        losers.forEach(call -> call.cancel("nobody waits for it any more", null));
        trace.wrap(() -> {
                    answer.complete(end.get());
                })
                .run();
    }

    private synchronized boolean ended(ClientCall<Q, R> call) {
        return !over && underWay.remove(call);
    }

    /** Hears of the one message and the end of an attempt. */
    private final class Listener extends ClientCall.Listener<R> {
        private final ClientCall<Q, R> call;
        private final boolean isHedge;
        private R reply;

        private Listener(ClientCall<Q, R> call, boolean isHedge) {
            this.call = call;
            this.isHedge = isHedge;
        }

        @Override
        public void onMessage(R message) {
            reply = message;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (!status.isOk()) {
                failed(call, status);
            } else if (reply == null) {
                failed(call, Status.INTERNAL.withDescription("answered without a message"));
            } else if (ended(call)) {
                answered(reply, isHedge);
            }
        }
    }
}

package io.headroom.runtime.calls;

import io.grpc.ForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.headroom.runtime.metrics.ServerMetrics;
import io.headroom.runtime.readiness.HealthCalls;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures every call served, refuses those whose deadline has passed, and knows how many are under way. */
@ApplicationScoped
@GlobalInterceptor
public class InFlightCalls implements ServerInterceptor {
    private final ServerMetrics metrics;
    private final AtomicInteger inFlight = new AtomicInteger();

    public InFlightCalls(ServerMetrics metrics) {
        this.metrics = metrics;
    }

    /** Calls begun and not yet ended. */
    public int count() {
        return inFlight.get();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (HealthCalls.isOne(call)) {
            // Whoever watches the readiness watches as long as the service lives: that is no work.
            return next.startCall(call, headers);
        }
        io.grpc.Deadline deadline = io.grpc.Context.current().getDeadline();
        if (deadline != null && deadline.isExpired()) {
            metrics.refusedAsExpired(call.getMethodDescriptor().getFullMethodName());
            call.close(
                    Status.DEADLINE_EXCEEDED.withDescription("the deadline had passed when the call arrived"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        inFlight.incrementAndGet();
        return new EndOnce<>(next.startCall(new Measured<>(call), headers));
    }

    /** Ends the count when the transport says the call is over, which it says exactly once. */
    private final class EndOnce<Q> extends io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {
        private EndOnce(ServerCall.Listener<Q> listener) {
            super(listener);
        }

        @Override
        public void onComplete() {
            inFlight.decrementAndGet();
            super.onComplete();
        }

        @Override
        public void onCancel() {
            inFlight.decrementAndGet();
            super.onCancel();
        }
    }

    private final class Measured<Q, R> extends ForwardingServerCall.SimpleForwardingServerCall<Q, R> {
        private final long startedAt = System.nanoTime();

        private Measured(ServerCall<Q, R> call) {
            super(call);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            metrics.served(getMethodDescriptor().getFullMethodName(), status.getCode(), System.nanoTime() - startedAt);
            super.close(status, trailers);
        }
    }
}

package io.headroom.runtime.limits;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.headroom.runtime.readiness.HealthCalls;
import java.util.Optional;

/** Refuses calls at once with RESOURCE_EXHAUSTED while as many are under way as the limit allows. Health checks do not count. */
public final class LimitedCalls implements ServerInterceptor {
    private final AdaptiveLimit limit;
    private final Runnable shed;

    /** @param shed told of each refusal */
    public LimitedCalls(AdaptiveLimit limit, Runnable shed) {
        this.limit = limit;
        this.shed = shed;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (HealthCalls.isOne(call)) {
            return next.startCall(call, headers);
        }
        Optional<AdaptiveLimit.Place> place = limit.enter();
        if (place.isEmpty()) {
            shed.run();
            call.close(
                    Status.RESOURCE_EXHAUSTED.withDescription(
                            limit.limit() + " calls are under way, the limit at this moment"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return begin(new Watched<>(call), headers, next, place.get());
    }

    private static <Q, R> ServerCall.Listener<Q> begin(
            Watched<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next, AdaptiveLimit.Place place) {
        try {
            return new Leaving<>(next.startCall(call, headers), call, place);
        } catch (RuntimeException e) {
            place.ignored();
            throw e;
        }
    }

    /** Remembers what was answered. */
    private static final class Watched<Q, R> extends SimpleForwardingServerCall<Q, R> {
        private volatile Status.Code answer = Status.Code.UNKNOWN;

        private Watched(ServerCall<Q, R> call) {
            super(call);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            answer = status.getCode();
            super.close(status, trailers);
        }
    }

    /** Gives the place back when the transport says the call is over, which it says exactly once. */
    private static final class Leaving<Q> extends SimpleForwardingServerCallListener<Q> {
        private final Watched<Q, ?> call;
        private final AdaptiveLimit.Place place;

        private Leaving(ServerCall.Listener<Q> listener, Watched<Q, ?> call, AdaptiveLimit.Place place) {
            super(listener);
            this.call = call;
            this.place = place;
        }

        @Override
        public void onComplete() {
            switch (call.answer) {
                case OK -> place.answered();
                case DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED -> place.dropped();
                default -> place.ignored();
            }
            super.onComplete();
        }

        @Override
        public void onCancel() {
            place.abandoned();
            super.onCancel();
        }
    }
}

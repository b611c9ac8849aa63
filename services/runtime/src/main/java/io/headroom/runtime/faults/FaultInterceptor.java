package io.headroom.runtime.faults;

import com.google.protobuf.MessageLite;
import io.grpc.ForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.headroom.runtime.readiness.HealthCalls;
import io.netty.channel.EventLoopGroup;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.netty.MainEventLoopGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lets faults befall gRPC calls before anything else sees them, as a network would. Health checks are spared: whether a service is ready is
 * its own to say. Without experiments every call passes untouched.
 */
@ApplicationScoped
@GlobalInterceptor
public class FaultInterceptor implements ServerInterceptor, Prioritized {
    private final Faults faults;
    private final DelayedCall.Timer timer;

    @Inject
    public FaultInterceptor(Faults faults, @MainEventLoopGroup EventLoopGroup eventLoops) {
        this(faults, (task, delay) -> {
            var unused = eventLoops.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        });
    }

    FaultInterceptor(Faults faults, DelayedCall.Timer timer) {
        this.faults = faults;
        this.timer = timer;
    }

    /** The highest there is: what a fault does to a call must also befall those who measure and limit calls. */
    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (!faults.enabled() || HealthCalls.isOne(call)) {
            return next.startCall(call, headers);
        }
        CallFate fate = faults.fateOf(Optional.ofNullable(headers.get(CallerName.KEY)));
        if (fate.delay().isZero()) {
            return begin(fate, call, headers, next);
        }
        DelayedCall<Q> delayed = new DelayedCall<>(() -> begin(fate, call, headers, next));
        timer.schedule(delayed::begin, fate.delay());
        return delayed;
    }

    private static <Q, R> ServerCall.Listener<Q> begin(
            CallFate fate, ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (fate.swallowed()) {
            return new ServerCall.Listener<>() {};
        }
        if (fate.refusal().isPresent()) {
            Strike.Refused refusal = fate.refusal().get();
            Status status = Status.fromCode(Status.Code.valueOf(refusal.status()));
            call.close(status.withDescription("injected fault " + refusal.faultId()), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return fate.garblingSeed().isPresent()
                ? next.startCall(new GarbledCall<>(call, fate.garblingSeed().getAsLong()), headers)
                : next.startCall(call, headers);
    }

    /** A call whose replies are garbled on their way out. */
    private static final class GarbledCall<Q, R> extends ForwardingServerCall.SimpleForwardingServerCall<Q, R> {
        private final long seed;

        private GarbledCall(ServerCall<Q, R> call, long seed) {
            super(call);
            this.seed = seed;
        }

        @Override
        @SuppressWarnings("unchecked") // what marshals it asks only that it be a message that can be written
        public void sendMessage(R message) {
            super.sendMessage(message instanceof MessageLite whole ? (R) new GarbledMessage(whole, seed) : message);
        }
    }
}

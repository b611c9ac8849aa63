package io.headroom.runtime.limits;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Puts this service's limit, where it has one, in front of its gRPC calls. */
@ApplicationScoped
@GlobalInterceptor
public class GrpcLimit implements ServerInterceptor {
    private final Optional<LimitedCalls> limited;

    public GrpcLimit(ServiceLimit limit) {
        this.limited = limit.limit().map(adaptive -> new LimitedCalls(adaptive, limit::shed));
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return limited.isPresent() ? limited.get().interceptCall(call, headers, next) : next.startCall(call, headers);
    }
}

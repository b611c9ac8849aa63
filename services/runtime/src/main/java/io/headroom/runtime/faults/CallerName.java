package io.headroom.runtime.faults;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says who calls, so that a fault can part two services and leave the others alone. */
@ApplicationScoped
public class CallerName implements ClientInterceptor {
    static final Metadata.Key<String> KEY = Metadata.Key.of("headroom-caller", Metadata.ASCII_STRING_MARSHALLER);
    private static final String PREFIX = "headroom-";

    private final String name;

    /** @param application such as {@code headroom-gateway}; the caller is then {@code gateway} */
    public CallerName(@ConfigProperty(name = "quarkus.application.name") String application) {
        this.name = application.startsWith(PREFIX) ? application.substring(PREFIX.length()) : application;
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<R> listener, Metadata headers) {
                headers.put(KEY, name);
                super.start(listener, headers);
            }
        };
    }
}

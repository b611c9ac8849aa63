package io.headroom.registry.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Reads what a client still sends after it has been answered, and throws it away. A bundle may be refused at its first byte, but a client reads the
 * refusal only when it has sent all; left unread, its body would fill the connection and both would wait for ever.
 */
@Singleton
final class UnreadBodies {
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addEndHandler(_ -> discard(context));
                    context.next();
                },
                FIRST);
    }

    private static void discard(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            var unusedHandler = request.handler(_ -> {});
            var unused = request.resume();
        }
    }
}

package io.headroom.gateway.edge;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Sends clients elsewhere once the gateway is leaving: each connection ends with its next answer. A client that keeps its connection alive
 * would otherwise stay until requests are refused.
 */
@Singleton
public class Farewell {
    private static final int BEFORE_ANY_ANSWER = Edge.FIRST + 1;
    private static final long NO_ERROR = 0;

    private volatile boolean leaving;

    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        leaving = true;
    }

    void filter(@Observes Filters filters) {
        filters.register(this::sayFarewell, BEFORE_ANY_ANSWER);
    }

    private void sayFarewell(RoutingContext context) {
        if (leaving) {
            if (context.request().version() == HttpVersion.HTTP_2) {
                // What is under way on it is still answered; the client closes it after that.
                context.addEndHandler(end -> context.request().connection().goAway(NO_ERROR));
            } else {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        }
        context.next();
    }
}

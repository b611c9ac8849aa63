package io.headroom.gateway.impressions;

import io.headroom.runtime.faults.Faults;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code /event-log} on the management port, so that what logging costs can be measured on one running gateway; not there at all unless
 * experiments are enabled. PUT {@code {"enabled":false}} stops the logging of answers, and what ranking is asked to tell for it; GET says
 * whether it goes on.
 */
@ApplicationScoped
public class LoggingRoutes {
    private static final String PATH = "/event-log";
    private static final String ENABLED = "enabled";
    private static final long BODY_LIMIT = 1024;

    private final Impressions impressions;
    private final boolean experiments;

    public LoggingRoutes(Impressions impressions, Faults faults) {
        this.impressions = impressions;
        this.experiments = faults.enabled();
    }

    void register(@Observes ManagementInterface management) {
        if (!experiments) {
            return;
        }
        Router router = management.router();
        router.route(HttpMethod.PUT, PATH)
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::change);
        router.get(PATH).handler(this::tell);
    }

    private void change(RoutingContext context) {
        try {
            JsonObject body = context.body().asJsonObject();
            if (body != null && body.getValue(ENABLED) instanceof Boolean enabled) {
                impressions.resume(enabled);
                tell(context);
                return;
            }
        } catch (DecodeException e) {
            // As any other body that does not say it.
        }
        send(
                context,
                400,
                "application/problem+json",
                new JsonObject()
                        .put("status", 400)
                        .put("title", "The event log cannot be switched")
                        .put("detail", "the body must be {\"enabled\":true} or {\"enabled\":false}"));
    }

    private void tell(RoutingContext context) {
        send(context, 200, "application/json", new JsonObject().put(ENABLED, impressions.isLogging()));
    }

    private static void send(RoutingContext context, int status, String type, JsonObject body) {
        var unused = context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(body.toBuffer());
    }
}

package io.headroom.runtime.faults;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * {@code /faults} on the management port, and nowhere else; not there at all unless experiments are enabled. POST injects, GET lists, DELETE
 * removes one or all and answers what they had done.
 */
@ApplicationScoped
public class FaultRoutes {
    private static final String PATH = "/faults";
    private static final long BODY_LIMIT = 16 * 1024;

    private final Faults faults;
    private final ErrorStatuses statuses;

    public FaultRoutes(Faults faults, FaultsConfig config) {
        this.faults = faults;
        this.statuses = config.speaks();
    }

    void register(@Observes ManagementInterface management) {
        if (!faults.enabled()) {
            return;
        }
        Router router = management.router();
        router.route(HttpMethod.POST, PATH)
                .failureHandler(FaultRoutes::refuse)
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::inject);
        router.get(PATH).handler(context -> send(context, 200, FaultJson.bytes(faults.list())));
        router.delete(PATH).handler(context -> send(context, 200, FaultJson.bytes(faults.removeAll())));
        router.delete(PATH + "/:id").handler(this::remove);
    }

    private void inject(RoutingContext context) {
        try {
            Buffer body = Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
            InjectedFault fault = faults.inject(FaultJson.read(body.getBytes(), statuses));
            send(context, 201, FaultJson.bytes(FaultJson.write(fault)));
        } catch (FaultRequestException e) {
            sendProblem(context, 400, FaultJson.problem(400, "The fault cannot be injected", e.getMessage()));
        }
    }

    /** What fails before the body is there: it is too large, or breaks off. */
    private static void refuse(RoutingContext context) {
        int status = context.statusCode() == 413 ? 413 : 400;
        sendProblem(
                context,
                status,
                FaultJson.problem(
                        status,
                        "The fault cannot be injected",
                        "the body cannot be read; it may have at most " + BODY_LIMIT + " bytes"));
    }

    private void remove(RoutingContext context) {
        String id = context.pathParam("id");
        faults.remove(id)
                .ifPresentOrElse(
                        fault -> send(context, 200, FaultJson.bytes(FaultJson.write(fault))),
                        () -> sendProblem(
                                context,
                                404,
                                FaultJson.problem(404, "There is no such fault", "there is no fault of this id")));
    }

    private static void send(RoutingContext context, int status, byte[] body) {
        send(context, status, "application/json", body);
    }

    private static void sendProblem(RoutingContext context, int status, byte[] body) {
        send(context, status, "application/problem+json", body);
    }

    private static void send(RoutingContext context, int status, String type, byte[] body) {
        var unused = context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(Buffer.buffer(body));
    }
}

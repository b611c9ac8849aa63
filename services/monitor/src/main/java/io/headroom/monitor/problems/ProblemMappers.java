package io.headroom.monitor.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a request ends with into a problem. */
@Singleton
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    /** Reached when no resource took the request. */
    private static final List<Integer> UNROUTED = List.of(400, 404, 405, 406, 413, 415, 500);

    private final ObjectMapper mapper;

    ProblemMappers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void answerFailures(@Observes Router router) {
        UNROUTED.forEach(status -> router.errorHandler(status, context -> send(context, status)));
    }

    @ServerExceptionMapper
    Response map(ProblemException problem) {
        return response(problem.kind(), problem.getMessage());
    }

    @ServerExceptionMapper
    Response map(WebApplicationException failure, ContainerRequestContext request) {
        ProblemKind kind = ProblemKind.ofStatus(failure.getResponse().getStatus());
        if (kind == ProblemKind.INTERNAL) {
            LOG.error("request failed", failure);
        }
        String path = request.getUriInfo().getRequestUri().getPath();
        return response(kind, detail(kind, request.getMethod(), path));
    }

    @ServerExceptionMapper
    Response map(Throwable fault) {
        LOG.error("request failed", fault);
        return response(ProblemKind.INTERNAL, "the monitor failed; its log has the details");
    }

    private void send(RoutingContext context, int status) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        ProblemKind kind = ProblemKind.ofStatus(status);
        if (kind == ProblemKind.INTERNAL && context.failure() != null) {
            LOG.error("request failed", context.failure());
        }
        String detail = detail(
                kind, context.request().method().name(), context.request().path());
        context.response()
                .setStatusCode(kind.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(bytes(Problem.of(kind, detail)))
                .onFailure(gone -> LOG.debug("the client has gone", gone));
    }

    private Buffer bytes(Problem problem) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem holds nothing but strings and a number", e);
        }
    }

    private static String detail(ProblemKind kind, String method, String path) {
        String shown = Problem.echo(path == null ? "" : path);
        return switch (kind) {
            case NOT_FOUND -> "there is nothing at " + shown + "; the page is at /, its numbers at /v1/monitor";
            case METHOD_NOT_ALLOWED -> shown + " does not offer " + Problem.echo(method);
            case NOT_ACCEPTABLE -> "the header Accept does not allow what " + shown + " answers";
            case UNSUPPORTED_MEDIA_TYPE -> "the header Content-Type must be application/json";
            case BODY_TOO_LARGE -> "the body is longer than a mark may be";
            case INTERNAL -> "the monitor failed; its log has the details";
            default -> "the request cannot be understood";
        };
    }

    private static Response response(ProblemKind kind, String detail) {
        return Response.status(kind.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(kind, detail))
                .build();
    }
}

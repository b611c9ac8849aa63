package io.headroom.gateway.problems;

import io.headroom.gateway.identity.RequestId;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource ends with into a problem. */
@Singleton
final class ProblemMappers {
    /** What each path offers. RFC 9110 wants it named when another method is refused, and the framework does not name it. */
    private static final Map<String, String> METHODS = Map.of(
            "/v1/recommendations", "OPTIONS, POST",
            "/v1/events", "OPTIONS, POST",
            "/v1/bundle", "GET, HEAD, OPTIONS",
            "/v1/bundle/users", "GET, HEAD, OPTIONS");

    @ServerExceptionMapper
    Response map(ProblemException problem, ContainerRequestContext request) {
        return response(problem, request).build();
    }

    @ServerExceptionMapper
    Response map(WebApplicationException failure, ContainerRequestContext request) {
        int status = failure.getResponse().getStatus();
        if (status >= ProblemKind.INTERNAL.status()) {
            ProblemWriter.logFault(request.getHeaderString(RequestId.HEADER), failure);
        }
        String path = request.getUriInfo().getRequestUri().getPath();
        Response.ResponseBuilder response = response(Problems.ofStatus(status, request.getMethod(), path), request);
        if (status == ProblemKind.METHOD_NOT_ALLOWED.status()) {
            Optional.ofNullable(METHODS.get(path.replaceFirst("/+$", "")))
                    .ifPresent(methods -> response.header(HttpHeaders.ALLOW, methods));
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response map(Throwable fault, ContainerRequestContext request) {
        ProblemWriter.logFault(request.getHeaderString(RequestId.HEADER), fault);
        String path = request.getUriInfo().getRequestUri().getPath();
        return response(Problems.ofStatus(ProblemKind.INTERNAL.status(), request.getMethod(), path), request)
                .build();
    }

    private static Response.ResponseBuilder response(ProblemException problem, ContainerRequestContext request) {
        return Response.status(problem.kind().status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.problem(request.getHeaderString(RequestId.HEADER)));
    }
}

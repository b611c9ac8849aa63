package io.headroom.gateway.edge;

import io.headroom.gateway.identity.RequestId;
import io.headroom.gateway.identity.RequestIds;
import io.headroom.gateway.problems.ProblemException;
import io.headroom.gateway.problems.ProblemKind;
import io.headroom.gateway.problems.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * What happens to every request before anything looks at its content: it gets an id, an encoded body is refused, and whatever fails outside
 * the resources is answered with a problem.
 */
@Singleton
public class Edge {
    public static final int FIRST = 10_000;
    private static final int ENCODINGS = FIRST - 3;
    /** Vert.x has handlers of its own for these, reached when no route took the request. */
    private static final List<Integer> UNROUTED = List.of(400, 404, 405, 406, 415, 500);

    private final ProblemWriter problems;
    private final RequestIds ids;

    public Edge(ProblemWriter problems, RequestIds ids) {
        this.problems = problems;
        this.ids = ids;
    }

    void filter(@Observes Filters filters) {
        filters.register(this::identify, FIRST);
        filters.register(this::refuseEncoded, ENCODINGS);
    }

    void answerFailures(@Observes Router router) {
        router.route()
                .order(Integer.MIN_VALUE)
                .failureHandler(context -> problems.sendStatus(context, context.statusCode()));
        for (int status : UNROUTED) {
            router.errorHandler(status, context -> problems.sendStatus(context, status));
        }
    }

    private void identify(RoutingContext context) {
        String id = ids.of(Optional.ofNullable(context.request().getHeader(RequestId.HEADER)));
        // Replaced where it came in, so that whoever reads the header reads a valid one.
        context.request().headers().set(RequestId.HEADER, id);
        context.response().putHeader(RequestId.HEADER, id);
        context.next();
    }

    private void refuseEncoded(RoutingContext context) {
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
            problems.send(
                    context,
                    ProblemException.of(
                            ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is given, but bodies must be plain"));
            return;
        }
        context.next();
    }
}

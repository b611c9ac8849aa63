package io.headroom.gateway.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.gateway.identity.RequestId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Answers with a problem where no resource was reached. */
@Singleton
public final class ProblemWriter {
    private static final Logger LOG = Logger.getLogger(ProblemWriter.class);

    private final ObjectMapper mapper;

    public ProblemWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Ends the response with the problem. */
    public void send(RoutingContext context, ProblemException problem) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        String requestId = context.response().headers().get(RequestId.HEADER);
        context.response()
                .setStatusCode(problem.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(bytes(problem.problem(requestId == null ? "" : requestId)))
                .onFailure(gone -> LOG.debugf("client of request %s has gone", requestId));
    }

    /** Ends the response with what the status stands for, and logs a fault of the gateway's own. */
    public void sendStatus(RoutingContext context, int status) {
        if (context.failure() != null && status >= ProblemKind.INTERNAL.status()) {
            logFault(context.response().headers().get(RequestId.HEADER), context.failure());
        }
        send(
                context,
                Problems.ofStatus(
                        status,
                        context.request().method().name(),
                        context.request().path()));
    }

    static void logFault(String requestId, Throwable fault) {
        MDC.put("requestId", requestId);
        try {
            LOG.error("request failed", fault);
        } finally {
            MDC.remove("requestId");
        }
    }

    private Buffer bytes(Problem problem) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem holds nothing but strings and a number", e);
        }
    }
}

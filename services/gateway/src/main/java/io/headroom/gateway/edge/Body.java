package io.headroom.gateway.edge;

import io.headroom.gateway.problems.ProblemException;
import io.headroom.gateway.problems.ProblemKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a request's body. A body over the limit is read on, and forgotten, for a while, so that the client reads the refusal instead of a
 * broken connection; one far over the limit is cut off. Not thread-safe: all of it happens on the request's event loop.
 */
public final class Body {
    private final RoutingContext context;
    private final long limit;
    private final long cutOffAt;
    private final Buffer bytes = Buffer.buffer();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private long length;

    private Body(RoutingContext context, long limit, long cutOffAt) {
        this.context = context;
        this.limit = limit;
        this.cutOffAt = cutOffAt;
    }

    /**
     * Reads a body that nothing has read yet. The result is empty where there is no body, and never comes when the client breaks off.
     *
     * @return the bytes; fails with a {@link ProblemException}, BODY_TOO_LARGE, when they are more than the limit
     */
    public static CompletableFuture<byte[]> read(RoutingContext context, EdgeConfig config) {
        long limit = config.bodyAtMost().asLongValue();
        return new Body(context, limit, limit * config.cutOffAtTimes()).read();
    }

    /**
     * The same within limits of its own.
     *
     * @return fails with a {@link ProblemException}, BODY_TOO_SLOW, when it has not come in time
     */
    public static CompletableFuture<byte[]> read(RoutingContext context, Limits limits) {
        Body body = new Body(context, limits.bytes(), limits.bytes() * limits.cutOffAtTimes());
        long timer =
                context.vertx().setTimer(Math.max(1, limits.within().toMillis()), late -> body.giveUp(limits.within()));
        CompletableFuture<byte[]> whole = body.read();
        CompletableFuture<?> unused =
                whole.whenComplete((bytes, failure) -> context.vertx().cancelTimer(timer));
        return whole;
    }

    /**
     * What a body may be.
     *
     * @param bytes of the largest
     * @param cutOffAtTimes how many times that is read, and forgotten, of a larger one
     * @param within time it may take to come
     */
    public record Limits(long bytes, int cutOffAtTimes, Duration within) {}

    private CompletableFuture<byte[]> read() {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            whole.complete(new byte[0]);
        } else if (declaredLength(request).orElse(0) > cutOffAt) {
            cutOff();
        } else {
            request.handler(this::add);
            request.endHandler(end -> end());
            request.resume();
        }
        return whole;
    }

    private void add(Buffer part) {
        length += part.length();
        if (length <= limit) {
            bytes.appendBuffer(part);
        } else if (length > cutOffAt) {
            cutOff();
        }
    }

    private void end() {
        if (length > limit) {
            refuse();
        } else {
            whole.complete(bytes.getBytes());
        }
    }

    private void cutOff() {
        endConnection();
        refuse();
    }

    private void giveUp(Duration within) {
        if (!whole.isDone()) {
            endConnection();
            if (context.request().version() != HttpVersion.HTTP_2) {
                // Its end is not in sight: nobody waits for the rest.
                context.addEndHandler(
                        end -> context.request().connection().close().onFailure(gone -> {}));
            }
            whole.completeExceptionally(
                    ProblemException.of(ProblemKind.BODY_TOO_SLOW, "the body has not come within " + within));
        }
    }

    private void endConnection() {
        if (context.request().version() != HttpVersion.HTTP_2
                && !context.response().headWritten()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private void refuse() {
        whole.completeExceptionally(
                ProblemException.of(ProblemKind.BODY_TOO_LARGE, "the body is larger than " + limit + " bytes"));
    }

    private static OptionalLong declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
        } catch (NumberFormatException e) {
            // The server has checked it already; were it not so, counting would.
            return OptionalLong.empty();
        }
    }
}

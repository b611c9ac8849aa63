package io.headroom.gateway.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalLong;

/**
 * Takes a request's body before anything looks at it. A body over the limit is read on, and forgotten, for a while, so that the client
 * reads the refusal instead of a broken connection; one far over the limit is cut off.
 */
public final class Body {
    private static final String KEY = Body.class.getName();

    private final RoutingContext context;
    private final long limit;
    private final long cutOffAt;
    private final Buffer bytes = Buffer.buffer();
    private long length;
    private boolean answered;

    private Body(RoutingContext context, long limit, long cutOffAt) {
        this.context = context;
        this.limit = limit;
        this.cutOffAt = cutOffAt;
    }

    /** The body of a request that has one; else empty. */
    public static byte[] of(RoutingContext context) {
        Buffer bytes = context.get(KEY);
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    /** Goes on to the next handler when the body is there, or fails with 413. */
    static void take(RoutingContext context, EdgeConfig config) {
        long limit = config.bodyAtMost().asLongValue();
        Body body = new Body(context, limit, limit * config.cutOffAtTimes());
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            context.next();
        } else if (declaredLength(request).orElse(0) > body.cutOffAt) {
            body.cutOff();
        } else {
            request.handler(body::add);
            request.endHandler(end -> body.end());
            request.resume();
        }
    }

    private void add(Buffer part) {
        length += part.length();
        if (length <= limit) {
            bytes.appendBuffer(part);
        } else if (length > cutOffAt && !answered) {
            cutOff();
        }
    }

    private void end() {
        if (answered) {
            return;
        }
        if (length > limit) {
            fail();
        } else {
            context.put(KEY, bytes);
            context.next();
        }
    }

    private void cutOff() {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        fail();
    }

    private void fail() {
        answered = true;
        context.fail(413);
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

package io.headroom.gateway.edge;

import io.headroom.runtime.deadlines.Cancellation;
import io.vertx.ext.web.RoutingContext;

/** The news that a client has gone before it was answered: what is done for it is not worth finishing. */
public final class ClientGone {
    private ClientGone() {}

    /** Told on the request's event loop. */
    public static Cancellation of(RoutingContext context) {
        Cancellation cancellation = new Cancellation();
        context.addEndHandler(end -> {
            if (end.failed()) {
                cancellation.cancel();
            }
        });
        return cancellation;
    }
}

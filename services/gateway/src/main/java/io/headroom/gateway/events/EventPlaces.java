package io.headroom.gateway.events;

import io.headroom.gateway.problems.ProblemException;
import io.headroom.gateway.problems.ProblemKind;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;

/**
 * So many posts of events at one time, from before their body is read to their answer: while the log does not answer they must not fill the memory
 * that recommendations need, and they take none of the places of those. Thread-safe.
 */
final class EventPlaces {
    private final int most;
    private final Semaphore free;

    EventPlaces(int most) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "headroom.gateway.events.in-flight is " + most + ", but must be at least 1");
        }
        this.most = most;
        this.free = new Semaphore(most);
    }

    /**
     * Takes a place, which is given back when the response ends. Called on the request's event loop.
     *
     * @throws ProblemException OVERLOADED when there is none
     */
    void enter(RoutingContext context) {
        // The end it would be given back at has passed for one that is closed.
        if (context.response().closed() || !free.tryAcquire()) {
            throw ProblemException.of(
                    ProblemKind.OVERLOADED, most + " posts of events are under way, as many as may be");
        }
        context.addEndHandler(end -> free.release());
    }
}

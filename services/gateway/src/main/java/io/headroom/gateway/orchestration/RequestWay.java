package io.headroom.gateway.orchestration;

import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Leads a request through its stages: candidate generation, ranking, re-ranking. Whatever fails, it answers, on the best rung of the ladder
 * that is left, inside the request's timeout. Thread-safe and non-blocking.
 */
public final class RequestWay {
    private static final Logger LOG = Logger.getLogger(RequestWay.class);

    private final Route route;

    RequestWay(Route route) {
        this.route = route;
    }

    /** Answers; the future does not complete exceptionally for any fault of a stage. It may complete on a network thread. */
    public CompletableFuture<Answer> answer(Query query, Stages stages) {
        Passage passage = new Passage(route, query, stages);
        try {
            return passage.begin().exceptionally(fault -> afterFault(passage, query, fault));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(afterFault(passage, query, e));
        }
    }

    /** A fault of this process. The client gets an answer all the same; the log has the fault. */
    private static Answer afterFault(Passage passage, Query query, Throwable fault) {
        LOG.errorf(fault, "request %s is answered with what is popular after a fault", query.requestId());
        return passage.abandon();
    }
}

package io.headroom.gateway.edge;

import io.headroom.gateway.problems.ProblemException;
import io.headroom.gateway.problems.ProblemKind;
import io.headroom.gateway.problems.ProblemWriter;
import io.headroom.gateway.warmup.Rehearsal;
import io.headroom.runtime.limits.AdaptiveLimit;
import io.headroom.runtime.limits.ServiceLimit;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses requests for recommendations while too many are under way: what cannot be answered in time costs least when it is refused at once,
 * before its body is read. A place is taken only once the body is there: a client that is slow to send, or never does, keeps out nobody.
 * The gateway's own rehearsal passes, and teaches the limit nothing.
 */
@Singleton
public class Admission {
    /** After the request has its id and what an experiment does to it, before anything else. */
    private static final int ORDER = Edge.FIRST - 2;

    private static final String LIMITED = "/v1/recommendations";

    private final ServiceLimit limit;
    private final Rehearsal rehearsal;
    private final ProblemWriter problems;
    private final String retryAfterSeconds;

    public Admission(ServiceLimit limit, Rehearsal rehearsal, ProblemWriter problems, EdgeConfig config) {
        this.limit = limit;
        this.rehearsal = rehearsal;
        this.problems = problems;
        this.retryAfterSeconds = Long.toString(config.retryAfter().toSeconds());
    }

    void filter(@Observes Filters filters) {
        limit.limit().ifPresent(adaptive -> filters.register(context -> refuseWhenFull(context, adaptive), ORDER));
    }

    /**
     * Takes a place for a request that has been read; it is given back when the response ends.
     *
     * @throws ProblemException OVERLOADED when there is none
     */
    public void admit(RoutingContext context) {
        limit.limit().filter(adaptive -> isLimited(context)).ifPresent(adaptive -> takePlace(context, adaptive));
    }

    private void refuseWhenFull(RoutingContext context, AdaptiveLimit adaptive) {
        if (isLimited(context) && adaptive.inFlight() >= adaptive.limit()) {
            problems.send(context, shed(context, adaptive));
        } else {
            context.next();
        }
    }

    private void takePlace(RoutingContext context, AdaptiveLimit adaptive) {
        if (context.response().closed()) {
            // The end it would be given back at has passed.
            throw shed(context, adaptive);
        }
        AdaptiveLimit.Place place = adaptive.enter().orElseThrow(() -> shed(context, adaptive));
        context.addEndHandler(end -> {
            if (end.failed()) {
                place.abandoned();
            } else if (context.response().getStatusCode() == 200) {
                place.answered();
            } else {
                place.ignored();
            }
        });
    }

    private ProblemException shed(RoutingContext context, AdaptiveLimit adaptive) {
        limit.shed();
        if (!context.response().headWritten()) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        return ProblemException.of(
                ProblemKind.OVERLOADED, adaptive.limit() + " requests are under way, the limit at this moment");
    }

    private boolean isLimited(RoutingContext context) {
        return HttpMethod.POST.equals(context.request().method())
                && LIMITED.equals(context.request().path())
                && rehearsal.of(context.request().getHeader(Rehearsal.HEADER)).isEmpty();
    }
}

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
import java.util.Optional;

/**
 * Refuses requests for recommendations while too many are under way, before anything of them is read: what cannot be answered in time costs
 * least when it is refused at once. The gateway's own rehearsal passes, and teaches the limit nothing.
 */
@Singleton
public class Admission {
    /** After the request has its id, before anything else. */
    private static final int ORDER = Edge.FIRST - 1;

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
        limit.limit().ifPresent(adaptive -> filters.register(context -> admit(context, adaptive), ORDER));
    }

    private void admit(RoutingContext context, AdaptiveLimit adaptive) {
        if (!isLimited(context)) {
            context.next();
            return;
        }
        Optional<AdaptiveLimit.Place> place = adaptive.enter();
        if (place.isEmpty()) {
            limit.shed();
            context.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
            problems.send(
                    context,
                    ProblemException.of(
                            ProblemKind.OVERLOADED,
                            adaptive.limit() + " requests are under way, the limit at this moment"));
            return;
        }
        context.addEndHandler(end -> {
            if (end.failed()) {
                place.get().abandoned();
            } else if (context.response().getStatusCode() == 200) {
                place.get().answered();
            } else {
                place.get().ignored();
            }
        });
        context.next();
    }

    private boolean isLimited(RoutingContext context) {
        return HttpMethod.POST.equals(context.request().method())
                && LIMITED.equals(context.request().path())
                && rehearsal
                        .stagesFor(context.request().getHeader(Rehearsal.HEADER))
                        .isEmpty();
    }
}

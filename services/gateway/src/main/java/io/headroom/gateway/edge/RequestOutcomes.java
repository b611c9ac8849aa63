package io.headroom.gateway.edge;

import io.headroom.gateway.warmup.Rehearsal;
import io.headroom.runtime.budgets.Scenario;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@value #REQUESTS}, by outcome: how requests for recommendations ended, as a client sees it, those that faults befell included. It is what
 * availability is counted from. The gateway's own rehearsal counts nowhere.
 */
@Singleton
public class RequestOutcomes {
    public static final String REQUESTS = "headroom.requests";

    /** Before faults and refusals, so that they are counted too. */
    private static final int ORDER = Edge.FIRST + 1;

    private static final String COUNTED = "/v1/recommendations";

    private final Map<RequestOutcome, Counter> counters = new EnumMap<>(RequestOutcome.class);
    private final Rehearsal rehearsal;
    private final long timeoutNanos;

    public RequestOutcomes(MeterRegistry registry, Scenario scenario, Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        this.timeoutNanos = scenario.request().timeout().toNanos();
        for (RequestOutcome outcome : RequestOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder(REQUESTS)
                            .description("Requests for recommendations by how they ended")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void filter(@Observes Filters filters) {
        filters.register(this::count, ORDER);
    }

    private void count(RoutingContext context) {
        if (isCounted(context)) {
            long begin = System.nanoTime();
            context.addEndHandler(end -> counters.get(RequestOutcome.of(
                            end.succeeded(),
                            context.response().getStatusCode(),
                            System.nanoTime() - begin > timeoutNanos))
                    .increment());
        }
        context.next();
    }

    private boolean isCounted(RoutingContext context) {
        return HttpMethod.POST.equals(context.request().method())
                && COUNTED.equals(context.request().path())
                && rehearsal.of(context.request().getHeader(Rehearsal.HEADER)).isEmpty();
    }
}

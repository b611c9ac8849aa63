package io.headroom.gateway.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.gateway.edge.Edge;
import io.headroom.gateway.problems.Problem;
import io.headroom.gateway.warmup.Rehearsal;
import io.headroom.runtime.faults.CallFate;
import io.headroom.runtime.faults.Faults;
import io.headroom.runtime.faults.Garbling;
import io.headroom.runtime.faults.Strike;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Lets faults befall requests for recommendations, before anything but their id is looked at. The gateway's own rehearsals are
 * spared: a fault must not keep the next bundle from being served. Not registered unless experiments are enabled.
 */
@Singleton
public class HttpFaults {
    private static final int AFTER_THE_ID = Edge.FIRST - 1;
    private static final String PATH = "/v1/recommendations";
    private static final String SEED = HttpFaults.class.getName();

    private final Faults faults;
    private final Rehearsal rehearsal;
    private final ObjectMapper mapper;

    HttpFaults(Faults faults, Rehearsal rehearsal, ObjectMapper mapper) {
        this.rehearsal = rehearsal;
        this.faults = faults;
        this.mapper = mapper;
    }

    void register(@Observes Filters filters) {
        if (faults.enabled()) {
            filters.register(this::befall, AFTER_THE_ID);
        }
    }

    private void befall(RoutingContext context) {
        if (!context.request().path().startsWith(PATH) || isRehearsed(context)) {
            context.next();
            return;
        }
        CallFate fate = faults.fateOf(Optional.empty());
        fate.garblingSeed().ifPresent(seed -> context.put(SEED, seed));
        if (fate.delay().isZero()) {
            goOn(context, fate);
            return;
        }
        // Unread while it waits: whoever reads the body later must find all of it.
        var unusedRequest = context.request().pause();
        long millis = Math.max(1, fate.delay().toMillis());
        var unused = context.vertx().setTimer(millis, timer -> {
            if (!context.response().closed()) {
                goOn(context, fate);
            }
        });
    }

    private boolean isRehearsed(RoutingContext context) {
        return rehearsal.of(context.request().getHeader(Rehearsal.HEADER)).isPresent();
    }

    private static void goOn(RoutingContext context, CallFate fate) {
        if (fate.swallowed()) {
            return;
        }
        if (fate.refusal().isPresent()) {
            refuse(context, fate.refusal().get());
            return;
        }
        context.next();
    }

    private static void refuse(RoutingContext context, Strike.Refused refusal) {
        String body =
                "{\"type\":\"urn:problem-type:headroom:injected-fault\",\"title\":\"A fault was injected\",\"status\":"
                        + refusal.status() + ",\"detail\":\"injected fault " + refusal.faultId() + "\"}";
        var unused = context.response()
                .setStatusCode(Integer.parseInt(refusal.status()))
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(body);
    }

    /** The answer's bytes instead of the answer, some of them changed. */
    @ServerResponseFilter
    void garble(ContainerResponseContext response, RoutingContext context) throws JsonProcessingException {
        Long seed = context.get(SEED);
        if (seed != null && response.getEntity() != null) {
            byte[] whole = response.getEntity() instanceof byte[] bytes
                    ? bytes
                    : mapper.writeValueAsBytes(response.getEntity());
            response.setEntity(Garbling.garble(whole, seed));
        }
    }
}

package io.headroom.gateway.events;

import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLog;
import io.headroom.eventlog.EventLogUnavailableException;
import io.headroom.gateway.bundles.ServedModel;
import io.headroom.gateway.edge.Body;
import io.headroom.gateway.events.EventMetrics.PostOutcome;
import io.headroom.gateway.problems.ProblemException;
import io.headroom.gateway.problems.ProblemKind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Leads a post of events from its body to the log's acknowledgement, inside limits of its own. Bodies are many times as long as those of other
 * requests; one thread beside the event loops reads them one after the other. Thread-safe.
 */
@Singleton
public class EventPosts {
    private static final Logger LOG = Logger.getLogger(EventPosts.class);
    private static final int CUT_OFF_AT_TIMES = 16;
    private static final String AGAIN = "; send the events again with the same ids";

    private final EventsConfig config;
    private final EventMetrics metrics;
    private final EventPlaces places;
    private final EventIntake intake;
    private final InstantSource clock = InstantSource.system();
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("events").factory());

    EventPosts(EventLog log, EventsConfig config, EventMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
        this.places = new EventPlaces(config.inFlight());
        this.intake = new EventIntake(log, config.acknowledgedWithin(), config.rememberedIds());
    }

    /**
     * Takes the events of a request whose body nothing has read yet. Called on the request's event loop; never blocks.
     *
     * @return fails with {@link ProblemException}
     */
    CompletableFuture<EventsAnswer> take(RoutingContext context, ServedModel model) {
        return posted(context, model)
                .whenComplete((answer, failure) -> metrics.ended(outcome(failure)))
                .whenComplete((answer, failure) -> sayWhenToComeAgain(context, failure));
    }

    private CompletableFuture<EventsAnswer> posted(RoutingContext context, ServedModel model) {
        try {
            places.enter(context);
        } catch (ProblemException full) {
            return CompletableFuture.failedFuture(full);
        }
        Body.Limits limits = new Body.Limits(config.bodyAtMost().asLongValue(), CUT_OFF_AT_TIMES, config.bodyWithin());
        return Body.read(context, limits)
                .thenApplyAsync(body -> records(body, model), reading)
                .thenCompose(this::write);
    }

    private List<InteractionRecord> records(byte[] body, ServedModel model) {
        long now = model.clock().nowSeconds();
        long latest = now + config.aheadAtMost().toSeconds();
        Events events = new EventsReader(model.catalogue(), model.bundle(), latest).read(body);
        return InteractionRecords.of(events, now, clock.millis());
    }

    private CompletableFuture<EventsAnswer> write(List<InteractionRecord> records) {
        return intake.take(records)
                .thenApply(taken -> {
                    metrics.events(taken.accepted(), EventMetrics.Outcome.ACCEPTED);
                    metrics.events(taken.repeated(), EventMetrics.Outcome.REPEATED);
                    return new EventsAnswer(
                            taken.accepted().size(), taken.repeated().size());
                })
                .exceptionally(failure -> {
                    metrics.events(records, EventMetrics.Outcome.UNACKNOWLEDGED);
                    throw unavailable(failure);
                });
    }

    private ProblemException unavailable(Throwable failure) {
        String why =
                switch (cause(failure)) {
                    case EventLogUnavailableException e -> e.getMessage();
                    case TimeoutException _ ->
                        "the event log has not acknowledged it within " + config.acknowledgedWithin();
                    case Throwable fault -> {
                        LOG.error("the event log failed", fault);
                        yield "the event log failed";
                    }
                };
        return ProblemException.of(ProblemKind.EVENT_LOG_UNAVAILABLE, why + AGAIN);
    }

    private void sayWhenToComeAgain(RoutingContext context, Throwable failure) {
        PostOutcome outcome = outcome(failure);
        boolean later = outcome == PostOutcome.REFUSED || outcome == PostOutcome.UNACKNOWLEDGED;
        if (later && !context.response().headWritten()) {
            context.response()
                    .putHeader(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(config.retryAfter().toSeconds()));
        }
    }

    private static PostOutcome outcome(Throwable failure) {
        if (failure == null) {
            return PostOutcome.ACCEPTED;
        }
        return switch (cause(failure)) {
            case ProblemException problem when problem.kind() == ProblemKind.OVERLOADED -> PostOutcome.REFUSED;
            case ProblemException problem
            when problem.kind() == ProblemKind.EVENT_LOG_UNAVAILABLE -> PostOutcome.UNACKNOWLEDGED;
            case ProblemException _ -> PostOutcome.INVALID;
            case Throwable _ -> PostOutcome.UNACKNOWLEDGED;
        };
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @PreDestroy
    void close() {
        reading.shutdownNow();
    }
}

package io.headroom.gateway.impressions;

import io.headroom.eventlog.EventLog;
import io.headroom.eventlog.EventLogConfig;
import io.headroom.gateway.orchestration.Answer;
import io.headroom.gateway.orchestration.FeatureLogging;
import io.headroom.gateway.orchestration.Query;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Logs what was shown: of each answer that was delivered a record is offered to the event log, after its client has it. The gateway's own
 * rehearsal goes as far as the record, and is not logged. Thread-safe.
 */
@Singleton
public class Impressions {
    /** With the value {@value #NOT_SHOWN} a request says that no user sees its answer: it is a probe, and nothing of it is logged. */
    public static final String HEADER = "X-Headroom-Log";

    private static final String NOT_SHOWN = "none";
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final boolean enabled;
    private final LoggingPlan plan;
    private final ImpressionWriter writer;
    private final InstantSource clock = InstantSource.system();
    private volatile boolean paused;

    Impressions(EventLog log, EventLogConfig events, ImpressionsConfig config, ImpressionMetrics metrics) {
        this.enabled = events.enabled();
        this.plan = LoggingPlan.of(config);
        this.writer = new ImpressionWriter(log, config.waitingAtMost(), metrics::count);
    }

    /** Whether answers are logged now. */
    boolean isLogging() {
        return enabled && !paused;
    }

    /** Stops logging, or goes on with it; where configuration has none, nothing goes on. */
    void resume(boolean logging) {
        paused = !logging;
    }

    /** What ranking is to tell of a request's features; nothing where nothing is logged. */
    public FeatureLogging logging(RoutingContext context, String requestId, int limit) {
        return isLogged(context) ? plan.of(requestId, limit) : FeatureLogging.NONE;
    }

    private boolean isLogged(RoutingContext context) {
        return isLogging() && !NOT_SHOWN.equals(context.request().getHeader(HEADER));
    }

    /**
     * Follows a request to its end. Called on the request's event loop.
     *
     * @param bundle version of the bundle that answers
     * @param rehearsed whether the request is the gateway's own
     * @return where the answer is told, on any thread, before it is sent
     */
    public Consumer<Answer> follow(RoutingContext context, Query query, String bundle, boolean rehearsed) {
        if (!isLogged(context)) {
            return answer -> {};
        }
        AtomicReference<Optional<Given>> given = new AtomicReference<>(Optional.empty());
        context.addEndHandler(end -> {
            if (end.succeeded() && context.response().getStatusCode() == OK) {
                given.get().ifPresent(shown -> write(query, bundle, shown, rehearsed));
            }
        });
        return answer -> given.set(Optional.of(new Given(answer, clock.millis())));
    }

    private void write(Query query, String bundle, Given given, boolean rehearsed) {
        if (rehearsed) {
            writer.rehearse(() -> ImpressionRecords.of(query, bundle, given.answer(), given.atMillis()));
        } else {
            writer.write(() -> ImpressionRecords.of(query, bundle, given.answer(), given.atMillis()));
        }
    }

    void finish(@Observes ShutdownEvent event) throws InterruptedException {
        writer.finish(LAST_MOMENT);
    }

    @PreDestroy
    void close() {
        writer.close();
    }

    private record Given(Answer answer, long atMillis) {}
}

package io.headroom.gateway.events;

import io.headroom.contracts.v1.InteractionRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code headroom_events_total}, by type and outcome (accepted, repeated, unacknowledged), and {@code headroom_event_posts_total}, by outcome.
 * Every counter is there from the start, at 0.
 */
@Singleton
final class EventMetrics {
    static final String EVENTS = "headroom.events";
    static final String POSTS = "headroom.event.posts";

    /** What became of one event of a valid batch. */
    enum Outcome {
        ACCEPTED,
        REPEATED,
        UNACKNOWLEDGED
    }

    /** How a post of events ended. */
    enum PostOutcome {
        /** The log has every event of it. */
        ACCEPTED,
        /** The post itself was wrong. */
        INVALID,
        /** Too many were under way. */
        REFUSED,
        /** The log did not acknowledge. */
        UNACKNOWLEDGED
    }

    private final Map<EventType, Map<Outcome, Counter>> events = new EnumMap<>(EventType.class);
    private final Map<PostOutcome, Counter> posts = new EnumMap<>(PostOutcome.class);

    EventMetrics(MeterRegistry registry) {
        for (EventType type : EventType.values()) {
            Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                counters.put(outcome, counter(registry, type, outcome));
            }
            events.put(type, counters);
        }
        for (PostOutcome outcome : PostOutcome.values()) {
            posts.put(
                    outcome,
                    Counter.builder(POSTS)
                            .description("Posts of events by how they ended")
                            .tag("outcome", label(outcome))
                            .register(registry));
        }
    }

    void ended(PostOutcome outcome) {
        posts.get(outcome).increment();
    }

    void events(List<InteractionRecord> records, Outcome outcome) {
        for (InteractionRecord event : records) {
            events.get(EventType.of(event.getKind())).get(outcome).increment();
        }
    }

    private static Counter counter(MeterRegistry registry, EventType type, Outcome outcome) {
        return Counter.builder(EVENTS)
                .description("Events that clients told, by what became of them")
                .tag("type", type.name())
                .tag("outcome", label(outcome))
                .register(registry);
    }

    private static String label(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}

package io.headroom.features.definitions;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random events of one user and one item, in order, with many ties in time. */
final class EventSequences {

    static final long START = 1_200_000_000;

    private EventSequences() {}

    static Arbitrary<List<Event>> ordered() {
        Arbitrary<Event> event = Combinators.combine(
                        Arbitraries.of(EventKind.class),
                        Arbitraries.longs().between(0, 50),
                        Arbitraries.longs().between(1, 5),
                        Arbitraries.integers().between(1, 10))
                .as((kind, hour, item, halfStars) -> kind == EventKind.RATING
                        ? Event.rating(1, item, START + hour * 3_600, halfStars / 2f)
                        : Event.impression(1, item, START + hour * 3_600, halfStars > 5));
        return event.list()
                .ofMaxSize(60)
                .map(events -> events.stream().sorted(Event.ORDER).toList());
    }

    static ItemFacts factsOf(Event event) {
        return new ItemFacts(event.itemId() & 3, 1980 + (int) event.itemId());
    }
}

package io.headroom.gateway.events;

import io.headroom.contracts.v1.InteractionKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a user did. The names are those of the API. */
@Schema(name = "EventType", description = "What the user did.")
public enum EventType {
    click(InteractionKind.INTERACTION_KIND_CLICK),
    /** Its value is seconds. */
    watch(InteractionKind.INTERACTION_KIND_WATCH, "0", "86400"),
    like(InteractionKind.INTERACTION_KIND_LIKE),
    /** Its value is stars. */
    rating(InteractionKind.INTERACTION_KIND_RATING, "0.5", "5");

    static final String NAMES = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));

    private final InteractionKind kind;
    // A range of decimals cannot be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Optional<Range> values;

    EventType(InteractionKind kind) {
        this.kind = kind;
        this.values = Optional.empty();
    }

    EventType(InteractionKind kind, String least, String most) {
        this.kind = kind;
        this.values = Optional.of(new Range(new BigDecimal(least), new BigDecimal(most)));
    }

    /** What the log calls it. */
    InteractionKind kind() {
        return kind;
    }

    /** What its value may be; empty when it has none. */
    Optional<Range> range() {
        return values;
    }

    static EventType of(InteractionKind kind) {
        return Arrays.stream(values())
                .filter(type -> type.kind == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " is no type of event"));
    }

    static Optional<EventType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Both ends included. */
    record Range(BigDecimal least, BigDecimal most) {
        boolean holds(BigDecimal value) {
            return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        }

        @Override
        public String toString() {
            return least + ".." + most;
        }
    }
}

package io.headroom.gateway.events;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A valid batch.
 *
 * @param events 1 to 500, in the order the client told them
 */
@Schema(name = "Events", additionalProperties = Schema.False.class, examples = EventExamples.BATCH)
public record Events(
        @Schema(
                required = true,
                type = SchemaType.ARRAY,
                implementation = Events.Event.class,
                minItems = 1,
                maxItems = Events.MOST,
                description = "All of them are taken, or none.")
        List<Event> events) {
    static final int MOST = 500;
    static final String ID_PATTERN = "^[A-Za-z0-9._-]{1,64}$";

    public Events {
        events = List.copyOf(events);
    }

    /**
     * Something a user did.
     *
     * @param value of a watch or a rating; empty for the others
     * @param timeSeconds empty for now
     */
    @Schema(name = "Event", additionalProperties = Schema.False.class)
    public record Event(
            @Schema(
                    required = true,
                    pattern = ID_PATTERN,
                    description = "Chosen by the client. An event with an id that was there before says nothing new.")
            String eventId,

            @Schema(required = true, minimum = "1") long userId,

            @Schema(required = true, description = "An item of the catalogue.")
            long itemId,

            @Schema(required = true) EventType type,

            @Schema(
                    implementation = Double.class,
                    nullable = false,
                    minimum = "0",
                    maximum = "86400",
                    description =
                            "Seconds of a watch, 0..86400; stars of a rating, 0.5..5. Required for these, absent for others.")
            Optional<Float> value,

            @Schema(
                    implementation = String.class,
                    nullable = false,
                    pattern = ID_PATTERN,
                    description = "Id of the answer the user acted on; absent when there was none.")
            Optional<String> requestId,

            @Schema(
                    implementation = Long.class,
                    nullable = false,
                    minimum = "1",
                    description =
                            "When it happened, in the data's time: seconds since the epoch. Now where it is missing.")
            OptionalLong timeSeconds) {}
}

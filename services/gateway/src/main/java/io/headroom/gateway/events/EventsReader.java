package io.headroom.gateway.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.gateway.catalogue.Catalogue;
import io.headroom.gateway.edge.StrictJson;
import io.headroom.gateway.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads a batch of events strictly: what it does not understand it refuses, and says which field of which event, which value and which limit.
 *
 * @param catalogue of the items something can be done with
 * @param bundle its version
 * @param latestSeconds the latest time an event may have
 */
record EventsReader(Catalogue catalogue, String bundle, long latestSeconds) {
    private static final String FIELDS = "eventId, userId, itemId, type, value, requestId, timeSeconds";
    private static final String ID_RULE = "must be 1 to 64 characters of A-Z, a-z, 0-9, dot, _ and -";
    private static final String USER_RULE = "must be an integer of at least 1 and at most " + Long.MAX_VALUE;
    private static final Pattern ID = Pattern.compile(Events.ID_PATTERN);

    /** @throws ProblemException when the body is no valid batch */
    Events read(byte[] body) {
        JsonNode root = StrictJson.object(body, "the field events");
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (!"events".equals(field.getKey())) {
                throw ProblemException.unknownField(field.getKey(), "events");
            }
        }
        JsonNode events =
                required(root, "events", "events", "must be there: an array of 1 to " + Events.MOST + " events");
        if (!events.isArray()) {
            throw ProblemException.invalidField(
                    "events", StrictJson.shown(events), "must be an array of 1 to " + Events.MOST + " events");
        }
        if (events.isEmpty() || events.size() > Events.MOST) {
            throw ProblemException.invalidField(
                    "events", "an array of " + events.size(), "must hold 1 to " + Events.MOST + " events");
        }
        List<Events.Event> read = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            read.add(event("events[" + i + "]", events.get(i)));
        }
        return new Events(read);
    }

    private Events.Event event(String at, JsonNode event) {
        if (!event.isObject()) {
            throw ProblemException.invalidField(at, StrictJson.shown(event), "must be an object");
        }
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            switch (field.getKey()) {
                case "eventId", "userId", "itemId", "type", "value", "requestId", "timeSeconds" -> {}
                default -> throw ProblemException.unknownField(at + "." + field.getKey(), FIELDS);
            }
        }
        EventType type = type(at + ".type", required(event, "type", at + ".type", "must be one of " + EventType.NAMES));
        return new Events.Event(
                id(at + ".eventId", required(event, "eventId", at + ".eventId", ID_RULE)),
                userId(at + ".userId", required(event, "userId", at + ".userId", USER_RULE)),
                itemId(at + ".itemId", required(event, "itemId", at + ".itemId", "must be an item of the catalogue")),
                type,
                value(at + ".value", event.path("value"), type),
                event.has("requestId") ? Optional.of(id(at + ".requestId", event.get("requestId"))) : Optional.empty(),
                event.has("timeSeconds")
                        ? OptionalLong.of(time(at + ".timeSeconds", event.get("timeSeconds")))
                        : OptionalLong.empty());
    }

    private static JsonNode required(JsonNode parent, String name, String field, String rule) {
        if (!parent.has(name)) {
            throw ProblemException.missingField(field, rule);
        }
        return parent.get(name);
    }

    private static String id(String field, JsonNode value) {
        if (!value.isTextual() || !ID.matcher(value.textValue()).matches()) {
            throw ProblemException.invalidField(field, StrictJson.shown(value), ID_RULE);
        }
        return value.textValue();
    }

    private static long userId(String field, JsonNode value) {
        return StrictJson.integer(field, value, 1, Long.MAX_VALUE, USER_RULE);
    }

    /** Something done with an item nobody knows could never be used, and would be lost without a word. */
    private long itemId(String field, JsonNode value) {
        String rule = "must be an item of the catalogue of bundle " + bundle;
        long itemId = StrictJson.integer(field, value, Long.MIN_VALUE, Long.MAX_VALUE, rule);
        if (catalogue.positionOf(itemId) < 0) {
            throw ProblemException.invalidField(field, StrictJson.shown(value), rule);
        }
        return itemId;
    }

    private static EventType type(String field, JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isTextual)
                .flatMap(text -> EventType.named(text.textValue()))
                .orElseThrow(() -> ProblemException.invalidField(
                        field, StrictJson.shown(value), "must be one of " + EventType.NAMES));
    }

    private static Optional<Float> value(String field, JsonNode value, EventType type) {
        if (type.range().isEmpty()) {
            if (!value.isMissingNode()) {
                throw ProblemException.invalidField(
                        field, StrictJson.shown(value), "must be absent for a " + type.name());
            }
            return Optional.empty();
        }
        String rule = "must be a number in " + type.range().get() + " for a " + type.name();
        if (value.isMissingNode()) {
            throw ProblemException.missingField(field, rule);
        }
        if (!value.isNumber() || !type.range().get().holds(value.decimalValue())) {
            throw ProblemException.invalidField(field, StrictJson.shown(value), rule);
        }
        return Optional.of(value.floatValue());
    }

    private long time(String field, JsonNode value) {
        return StrictJson.integer(
                field,
                value,
                1,
                latestSeconds,
                "must be seconds since the epoch in the data's time, an integer in 1.." + latestSeconds);
    }
}

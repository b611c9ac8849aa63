package io.headroom.monitor.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.monitor.problems.Problem;
import io.headroom.monitor.problems.ProblemException;
import io.headroom.monitor.problems.ProblemKind;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Something known from outside that is to be noted, such as an injected drift.
 *
 * @param fromMillis log time of its begin
 * @param toMillis log time of its end, not before its begin
 */
record MarkRequest(String label, long fromMillis, long toMillis) {
    static final int LONGEST_LABEL = 80;

    private static final long FARTHEST_MILLIS = TimeUnit.DAYS.toMillis(30);
    private static final Set<String> FIELDS = Set.of("label", "fromMillis", "toMillis");

    /**
     * Reads and checks a body. A begin that is not stated is now, an end that is not stated is the begin.
     *
     * @throws ProblemException BAD_REQUEST with what was wrong
     */
    static MarkRequest read(byte[] body, ObjectMapper mapper, long nowMillis) {
        JsonNode json = parse(body, mapper);
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            require(FIELDS.contains(name), "'" + Problem.echo(name) + "' is no field of a mark; there are " + FIELDS);
        }
        long from = millis(json, "fromMillis", nowMillis, nowMillis);
        long to = millis(json, "toMillis", from, nowMillis);
        require(to >= from, "toMillis is " + to + ", before fromMillis " + from);
        return new MarkRequest(label(json), from, to);
    }

    private static JsonNode parse(byte[] body, ObjectMapper mapper) {
        try {
            JsonNode json = mapper.readTree(body);
            require(json != null && json.isObject(), "the body must be a JSON object with a label");
            return json;
        } catch (JsonProcessingException e) {
            throw bad("the body is no JSON: " + Problem.echo(e.getOriginalMessage()));
        } catch (IOException e) {
            throw bad("the body cannot be read");
        }
    }

    private static String label(JsonNode json) {
        JsonNode field = json.path("label");
        require(field.isTextual() && !field.textValue().isBlank(), "label must be a text that is not blank");
        String label = field.textValue().strip();
        require(
                label.codePointCount(0, label.length()) <= LONGEST_LABEL,
                "label is longer than " + LONGEST_LABEL + " characters");
        require(label.codePoints().noneMatch(Character::isISOControl), "label holds a control character");
        return label;
    }

    private static long millis(JsonNode json, String name, long otherwise, long nowMillis) {
        JsonNode field = json.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return otherwise;
        }
        require(
                field.isIntegralNumber() && field.canConvertToLong(),
                name + " must be a whole number of milliseconds since the epoch");
        long millis = field.longValue();
        require(
                Math.abs(millis - nowMillis) <= FARTHEST_MILLIS,
                name + " is " + millis + ", more than " + TimeUnit.MILLISECONDS.toDays(FARTHEST_MILLIS)
                        + " days from now (" + nowMillis + ")");
        return millis;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw bad(otherwise);
        }
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemKind.BAD_REQUEST, detail);
    }
}

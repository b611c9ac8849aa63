package io.headroom.gateway.recommendations;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headroom.gateway.problems.ProblemException;
import io.headroom.gateway.problems.ProblemKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a request strictly: what it does not understand it refuses, and says which field, which value and which limit. JSON's number
 * {@code 1e1} is no integer here, a string is no number, null is no value. Thread-safe.
 */
final class RequestReader {
    private static final int DEEPEST_NESTING = 16;
    private static final String FIELDS = "userId, limit, context";
    private static final Pattern WORD = Pattern.compile("[a-z0-9_-]{1,32}");
    private static final String WORD_RULE = "must be 1 to 32 characters of a-z, 0-9, _ and -";

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST_NESTING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private RequestReader() {}

    /** @throws ProblemException when the body is no valid request */
    static RecommendationRequest read(byte[] body) {
        JsonNode root = parse(body);
        if (!root.isObject()) {
            throw ProblemException.of(
                    ProblemKind.MALFORMED_BODY, "the body is " + kindOf(root) + ", but must be a JSON object");
        }
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            switch (field.getKey()) {
                case "userId", "limit", "context" -> {}
                default -> throw ProblemException.unknownField(field.getKey(), FIELDS);
            }
        }
        return new RecommendationRequest(userId(root), limit(root), context(root.path("context")));
    }

    private static JsonNode parse(byte[] body) {
        if (body.length == 0) {
            throw ProblemException.of(
                    ProblemKind.MALFORMED_BODY, "the body is empty, but must be a JSON object with the field userId");
        }
        try {
            // Decoded first, because JSON is UTF-8 and nothing else (RFC 8259), whatever the parser would guess.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode root = READER.readValue(text);
            if (root.isMissingNode()) {
                throw ProblemException.of(ProblemKind.MALFORMED_BODY, "the body is blank, but must be a JSON object");
            }
            return root;
        } catch (CharacterCodingException e) {
            throw ProblemException.of(ProblemKind.MALFORMED_BODY, "the body is not UTF-8");
        } catch (StreamConstraintsException e) {
            throw ProblemException.of(
                    ProblemKind.MALFORMED_BODY,
                    "the body nests deeper than " + DEEPEST_NESTING + " levels, or holds a name or number too long");
        } catch (JacksonException e) {
            throw ProblemException.of(ProblemKind.MALFORMED_BODY, fault(e) + where(e));
        }
    }

    /** In words of this API: the parser's own speak of its inside and differ from release to release. */
    private static String fault(JacksonException e) {
        return switch (e) {
            case JsonEOFException _ -> "the body is not valid JSON: it ends too early";
            case MismatchedInputException _ -> "the body must be one JSON object: something follows it";
            case JsonParseException parse when isRepeatedName(parse) -> "the body has the same name twice in an object";
            default -> "the body is not valid JSON";
        };
    }

    /** The parser has no type of its own for it; were its words to change, the answer would only say less. */
    private static boolean isRepeatedName(JsonParseException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
    }

    private static String where(JacksonException e) {
        JsonLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static long userId(JsonNode root) {
        String rule = "must be an integer of at least 1 and at most " + Long.MAX_VALUE;
        if (!root.has("userId")) {
            throw ProblemException.missingField("userId", "must be there: an integer of at least 1");
        }
        return integer("userId", root.get("userId"), Long.MAX_VALUE, rule);
    }

    private static int limit(JsonNode root) {
        String rule = "must be an integer in 1.." + RecommendationRequest.MOST_ITEMS;
        return root.has("limit")
                ? (int) integer("limit", root.get("limit"), RecommendationRequest.MOST_ITEMS, rule)
                : RecommendationRequest.DEFAULT_LIMIT;
    }

    private static long integer(String field, JsonNode value, long most, String rule) {
        boolean valid = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 1
                && value.longValue() <= most;
        if (!valid) {
            throw ProblemException.invalidField(field, shown(value), rule);
        }
        return value.longValue();
    }

    private static Map<String, String> context(JsonNode value) {
        if (value.isMissingNode()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw ProblemException.invalidField("context", shown(value), "must be an object of strings");
        }
        if (value.size() > RecommendationRequest.MOST_CONTEXT_ENTRIES) {
            throw ProblemException.invalidField(
                    "context",
                    "an object of " + value.size() + " entries",
                    "must have at most " + RecommendationRequest.MOST_CONTEXT_ENTRIES);
        }
        Map<String, String> context = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            context.put(name(entry.getKey()), word(entry.getKey(), entry.getValue()));
        }
        return context;
    }

    private static String name(String name) {
        if (!WORD.matcher(name).matches()) {
            throw ProblemException.invalidField("a name in context", '\'' + name + '\'', WORD_RULE);
        }
        return name;
    }

    private static String word(String name, JsonNode value) {
        if (!value.isTextual() || !WORD.matcher(value.textValue()).matches()) {
            throw ProblemException.invalidField("context." + name, shown(value), WORD_RULE);
        }
        return value.textValue();
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.toString() : kindOf(value);
    }

    private static String kindOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            default -> "of an unknown kind";
        };
    }
}

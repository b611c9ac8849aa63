package io.headroom.gateway.edge;

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

/**
 * Reads a body that must be one JSON object, strictly, and says of a value what it is. JSON's number {@code 1e1} is no integer here, a string is
 * no number, null is no value. Thread-safe.
 */
public final class StrictJson {
    private static final int DEEPEST_NESTING = 16;

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

    private StrictJson() {}

    /**
     * The object.
     *
     * @param wanted what an empty body lacks, such as {@code the field userId}
     * @throws ProblemException MALFORMED_BODY when it is not one JSON object in UTF-8
     */
    public static JsonNode object(byte[] body, String wanted) {
        JsonNode root = parse(body, wanted);
        if (!root.isObject()) {
            throw ProblemException.of(
                    ProblemKind.MALFORMED_BODY, "the body is " + kindOf(root) + ", but must be a JSON object");
        }
        return root;
    }

    /**
     * An integer.
     *
     * @param field its path, for the problem
     * @param rule what it breaks when it is none or outside {@code least..most}
     * @throws ProblemException INVALID_FIELD
     */
    public static long integer(String field, JsonNode value, long least, long most, String rule) {
        boolean valid = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= least
                && value.longValue() <= most;
        if (!valid) {
            throw ProblemException.invalidField(field, shown(value), rule);
        }
        return value.longValue();
    }

    /** A value as problems show it: objects and arrays only by what they are. */
    public static String shown(JsonNode value) {
        return value.isValueNode() ? value.toString() : kindOf(value);
    }

    private static JsonNode parse(byte[] body, String wanted) {
        if (body.length == 0) {
            throw ProblemException.of(
                    ProblemKind.MALFORMED_BODY, "the body is empty, but must be a JSON object with " + wanted);
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

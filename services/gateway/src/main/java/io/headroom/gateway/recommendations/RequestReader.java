package io.headroom.gateway.recommendations;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.gateway.edge.StrictJson;
import io.headroom.gateway.problems.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a request strictly: what it does not understand it refuses, and says which field, which value and which limit. Thread-safe.
 */
final class RequestReader {
    private static final String FIELDS = "userId, limit, context";
    private static final Pattern WORD = Pattern.compile("[a-z0-9_-]{1,32}");
    private static final String WORD_RULE = "must be 1 to 32 characters of a-z, 0-9, _ and -";

    private RequestReader() {}

    /** @throws ProblemException when the body is no valid request */
    static RecommendationRequest read(byte[] body) {
        JsonNode root = StrictJson.object(body, "the field userId");
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            switch (field.getKey()) {
                case "userId", "limit", "context" -> {}
                default -> throw ProblemException.unknownField(field.getKey(), FIELDS);
            }
        }
        return new RecommendationRequest(userId(root), limit(root), context(root.path("context")));
    }

    private static long userId(JsonNode root) {
        String rule = "must be an integer of at least 1 and at most " + Long.MAX_VALUE;
        if (!root.has("userId")) {
            throw ProblemException.missingField("userId", "must be there: an integer of at least 1");
        }
        return StrictJson.integer("userId", root.get("userId"), 1, Long.MAX_VALUE, rule);
    }

    private static int limit(JsonNode root) {
        String rule = "must be an integer in 1.." + RecommendationRequest.MOST_ITEMS;
        return root.has("limit")
                ? (int) StrictJson.integer("limit", root.get("limit"), 1, RecommendationRequest.MOST_ITEMS, rule)
                : RecommendationRequest.DEFAULT_LIMIT;
    }

    private static Map<String, String> context(JsonNode value) {
        if (value.isMissingNode()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw ProblemException.invalidField("context", StrictJson.shown(value), "must be an object of strings");
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
            throw ProblemException.invalidField("context." + name, StrictJson.shown(value), WORD_RULE);
        }
        return value.textValue();
    }
}

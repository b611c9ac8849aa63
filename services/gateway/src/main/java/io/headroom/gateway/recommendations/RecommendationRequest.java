package io.headroom.gateway.recommendations;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A valid request.
 *
 * @param userId 1 or more; a user nobody knows yet is welcome
 * @param limit how many items at most, 1 to 100
 * @param context what the client says of itself, at most 8 entries of short lower-case words
 */
@Schema(
        name = "RecommendationRequest",
        additionalProperties = Schema.False.class,
        examples = "{\"userId\":42,\"limit\":10,\"context\":{\"device\":\"tv\"}}")
public record RecommendationRequest(
        @Schema(required = true, minimum = "1", description = "The user to recommend to. A new user gets a cold start.")
        long userId,

        @Schema(
                minimum = "1",
                maximum = "" + RecommendationRequest.MOST_ITEMS,
                defaultValue = "" + RecommendationRequest.DEFAULT_LIMIT,
                description = "How many items at most.")
        int limit,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = RecommendationRequest.ContextWord.class,
                maxProperties = RecommendationRequest.MOST_CONTEXT_ENTRIES,
                description = "What the client says of itself, such as its device."
                        + " Names and values are 1 to 32 characters of a-z, 0-9, _ and -.")
        Map<String, String> context) {
    public static final int DEFAULT_LIMIT = 10;
    public static final int MOST_ITEMS = 100;
    public static final int MOST_CONTEXT_ENTRIES = 8;

    /** Stands in the API's description for a value of the context. */
    @Schema(type = SchemaType.STRING, pattern = "^[a-z0-9_-]{1,32}$")
    interface ContextWord {}

    public RecommendationRequest {
        context = Map.copyOf(context);
    }
}

package io.headroom.harness.users.behaviour;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.headroom.harness.driver.Attempt;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.LongStream;

/** Reads what was shown out of an answer of {@code POST /v1/recommendations}. Thread-safe. */
public final class ShownListReader {
    private final JsonFactory json = new JsonFactory();

    /** Empty when the answer names no request or no items: nobody can act on it. */
    public Optional<ShownList> read(Attempt attempt, byte[] body) {
        String requestId = "";
        long[] items = new long[0];
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "requestId" -> requestId = parser.getValueAsString("");
                    case "items" -> items = items(parser);
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException _) {
            // The measurement has counted it as a bad body.
            return Optional.empty();
        }
        return requestId.isEmpty() || items.length == 0
                ? Optional.empty()
                : Optional.of(new ShownList(attempt.sequence(), attempt.userId(), requestId, items));
    }

    private static long[] items(JsonParser parser) throws IOException {
        LongStream.Builder items = LongStream.builder();
        if (!parser.isExpectedStartArrayToken()) {
            parser.skipChildren();
            return new long[0];
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("itemId")) {
                    items.add(parser.getValueAsLong());
                }
                parser.skipChildren();
            }
        }
        return items.build().toArray();
    }
}

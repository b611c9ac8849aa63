package io.headroom.harness.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an answer of {@code POST /v1/recommendations} token by token: no tree is built, and what the measurement does not need is skipped.
 * Unknown fields are ignored. Thread-safe.
 */
public final class RecommendationReader {
    private static final long ABSENT = -1;

    private final JsonFactory json = new JsonFactory();

    /** @throws BadBodyException when it is not JSON, or lacks the bundle, the items, the rung or the ledger */
    public Recommendation read(byte[] body) throws BadBodyException {
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadBodyException("the answer is not a JSON object");
            }
            return answer(parser);
        } catch (IOException e) {
            throw new BadBodyException("the answer is not JSON: " + e.getMessage(), e);
        }
    }

    private static Recommendation answer(JsonParser parser) throws IOException, BadBodyException {
        String bundle = "";
        String rung = "";
        long items = ABSENT;
        long spent = ABSENT;
        List<StageSpent> stages = new ArrayList<>(8);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "bundle" -> bundle = parser.getValueAsString("");
                case "items" -> items = elements(parser);
                case "degradation" -> rung = textField(parser, "rung");
                case "ledger" -> spent = node(parser, "", stages).spentMicros();
                default -> parser.skipChildren();
            }
        }
        if (bundle.isEmpty() || rung.isEmpty() || items == ABSENT || spent == ABSENT) {
            throw new BadBodyException("the answer lacks bundle, items, degradation.rung or ledger.spentMicros");
        }
        return new Recommendation(bundle, (int) items, rung, spent, stages);
    }

    private static long elements(JsonParser parser) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            parser.skipChildren();
            return ABSENT;
        }
        long count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            count++;
        }
        return count;
    }

    private static String textField(JsonParser parser, String name) throws IOException {
        String text = "";
        if (!parser.isExpectedStartObjectToken()) {
            return text;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals(name)) {
                text = parser.getValueAsString("");
            }
            parser.skipChildren();
        }
        return text;
    }

    /** Reads the ledger or one stage of it, adding the stages to the list, and returns the node itself. */
    private static StageSpent node(JsonParser parser, String caller, List<StageSpent> stages) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return new StageSpent("", ABSENT, "");
        }
        String stage = "";
        String outcome = "";
        long spent = ABSENT;
        List<StageSpent> nested = new ArrayList<>(2);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "stage" -> stage = parser.getValueAsString("");
                case "outcome" -> outcome = parser.getValueAsString("");
                case "spentMicros" -> spent = parser.getValueAsLong(ABSENT);
                case "stages" -> nodes(parser, stage, nested);
                default -> parser.skipChildren();
            }
        }
        StageSpent self = new StageSpent(fullName(caller, stage), spent, outcome);
        stages.addAll(nested);
        return self;
    }

    private static void nodes(JsonParser parser, String caller, List<StageSpent> stages) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            List<StageSpent> nested = new ArrayList<>(2);
            StageSpent self = node(parser, caller, nested);
            if (self.spentMicros() != ABSENT && !self.stage().isEmpty()) {
                stages.add(self);
            }
            stages.addAll(nested);
        }
    }

    /** A stage names itself in full, or only its last part. */
    private static String fullName(String caller, String stage) {
        return caller.isEmpty() || stage.startsWith(caller + "/") ? stage : caller + "/" + stage;
    }
}

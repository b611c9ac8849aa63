package io.headroom.gateway.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The API as its OpenAPI document has it, and whether an answer is of that kind. */
record DescribedApi(JsonNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static DescribedApi of(String text) {
        return new DescribedApi(parse(text));
    }

    JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    /** Status codes of an operation. */
    Set<String> statuses(String path, String method) {
        return names(responses(path, method));
    }

    /** Fails unless status, media type and every field of the answer are described. */
    void assertDescribes(String path, String method, Response answer) {
        JsonNode response = responses(path, method).path(Integer.toString(answer.statusCode()));
        assertThat(response.isMissingNode())
                .as("%s %s answers %d, which is not described", method, path, answer.statusCode())
                .isFalse();
        String type = answer.contentType().split(";", 2)[0];
        JsonNode content = response.path("content");
        assertThat(names(content)).as("media types of %d", answer.statusCode()).containsExactly(type);
        assertFits(path + " " + answer.statusCode(), content.path(type).path("schema"), parse(answer.asString()));
    }

    private JsonNode responses(String path, String method) {
        return document.path("paths").path(path).path(method).path("responses");
    }

    private void assertFits(String at, JsonNode stated, JsonNode value) {
        JsonNode schema = resolved(stated);
        switch (schema.path("type").asText()) {
            case "object" -> assertObjectFits(at, schema, value);
            case "array" -> {
                assertThat(value.isArray()).as(at).isTrue();
                value.forEach(element -> assertFits(at + "[]", schema.path("items"), element));
            }
            case "string" -> assertThat(value.isTextual()).as(at).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(at).isTrue();
            case "number" -> assertThat(value.isNumber()).as(at).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(at).isTrue();
            default -> throw new AssertionError(at + " has no type: " + schema);
        }
        if (schema.has("enum")) {
            assertThat(schema.path("enum")).as(at).contains(value);
        }
    }

    private void assertObjectFits(String at, JsonNode schema, JsonNode value) {
        assertThat(value.isObject()).as(at).isTrue();
        if (schema.path("additionalProperties").asBoolean()) {
            return;
        }
        assertThat(names(schema.path("properties"))).as("fields of " + at).containsAll(names(value));
        schema.path("required").forEach(name -> assertThat(value.has(name.asText()))
                .as("%s has the field %s", at, name)
                .isTrue());
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            assertFits(at + "." + field.getKey(), schema.path("properties").path(field.getKey()), field.getValue());
        }
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    static Set<String> names(JsonNode object) {
        return new TreeSet<>(
                List.copyOf(object.properties().stream().map(Map.Entry::getKey).toList()));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}

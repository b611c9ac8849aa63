package io.headroom.chart.rendering;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * YAML to fabric8's typed objects. The model keeps fields it does not know in a map of additional properties, at every level, where no parser
 * complains: here that map must be empty.
 */
final class StrictParsing {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final KubernetesSerialization TYPED = new KubernetesSerialization();
    private static final String MODEL = "io.fabric8.";

    private StrictParsing() {}

    static List<HasMetadata> parse(String yaml) {
        List<HasMetadata> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document != null && !document.isNull() && !document.isEmpty()) {
                    objects.add(typed(document));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objects;
    }

    private static HasMetadata typed(JsonNode document) {
        String what = document.path("kind").asText() + "/"
                + document.path("metadata").path("name").asText();
        Object object;
        try {
            object = TYPED.unmarshal(document.toString());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    what + " is not of its kind: " + e.getMessage() + ", " + e.getCause(), e);
        }
        if (object instanceof GenericKubernetesResource || !(object instanceof HasMetadata typed)) {
            throw new IllegalArgumentException(what + " is of a kind that Kubernetes does not have: "
                    + document.path("apiVersion").asText());
        }
        check(what, object);
        return typed;
    }

    private static void check(String path, Object value) {
        switch (value) {
            case null -> {}
            case Collection<?> many -> many.forEach(one -> check(path + "[]", one));
            case Map<?, ?> map -> map.forEach((key, one) -> check(path + "." + key, one));
            default -> {
                if (value.getClass().getName().startsWith(MODEL)
                        && !value.getClass().isEnum()) {
                    checkFields(path, value);
                }
            }
        }
    }

    private static void checkFields(String path, Object value) {
        for (Method getter : value.getClass().getMethods()) {
            String name = getter.getName();
            if (getter.getParameterCount() > 0 || !name.startsWith("get") || name.equals("getClass")) {
                continue;
            }
            Object field = call(getter, value);
            if (name.equals("getAdditionalProperties")) {
                if (field instanceof Map<?, ?> unknown && !unknown.isEmpty()) {
                    throw new IllegalArgumentException(path + " has unknown fields: " + unknown.keySet());
                }
            } else {
                check(path + "." + name.substring("get".length()), field);
            }
        }
    }

    private static Object call(Method getter, Object value) {
        try {
            return getter.invoke(value);
        } catch (InvocationTargetException e) {
            // Derived getters, such as a quantity's amount in bytes, may not apply to the value.
            return List.of();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(getter + " cannot be called", e);
        }
    }
}

package io.headroom.harness.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The bundle's offline metrics, as far as it states them.
 *
 * @param models metric by name, for each model
 * @param sources metric by name, for each source of candidates
 * @param protocol how they were measured, as text
 * @param training facts of the training, as text
 */
record OfflineMetrics(
        Map<String, Map<String, Double>> models,
        Map<String, Map<String, Double>> sources,
        Map<String, String> protocol,
        Map<String, String> training) {
    static final String OWN = "headroom";

    static OfflineMetrics of(JsonNode metrics) {
        return new OfflineMetrics(
                table(metrics.path("models")),
                table(metrics.path("sources")),
                facts(metrics.path("protocol")),
                facts(metrics.path("training")));
    }

    boolean isEmpty() {
        return models.isEmpty() && sources.isEmpty();
    }

    OptionalDouble value(String model, String metric) {
        Double value = models.getOrDefault(model, Map.of()).get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Metrics whose name starts like this, in the order the models state them. */
    List<String> metricsOf(Map<String, Map<String, Double>> table, String prefix) {
        return table.values().stream()
                .flatMap(row -> row.keySet().stream())
                .filter(metric -> metric.startsWith(prefix))
                .distinct()
                .toList();
    }

    private static Map<String, Map<String, Double>> table(JsonNode node) {
        Map<String, Map<String, Double>> table = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> row : node.properties()) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> cell : row.getValue().properties()) {
                if (cell.getValue().isNumber()) {
                    values.put(cell.getKey(), cell.getValue().asDouble());
                }
            }
            table.put(row.getKey(), Collections.unmodifiableMap(values));
        }
        return Collections.unmodifiableMap(table);
    }

    /** Nested objects become paths; lists become their elements with commas. */
    private static Map<String, String> facts(JsonNode node) {
        Map<String, String> facts = new LinkedHashMap<>();
        addFacts(facts, "", node);
        return Collections.unmodifiableMap(facts);
    }

    private static void addFacts(Map<String, String> facts, String path, JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                addFacts(facts, path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
            }
        } else if (!node.isMissingNode() && !node.isNull()) {
            facts.put(path.isEmpty() ? "value" : path, text(node));
        }
    }

    private static String text(JsonNode node) {
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(text(element)));
            return String.join(", ", elements);
        }
        if (node.isIntegralNumber()) {
            return Math.abs(node.asLong()) < 100_000_000 ? Figures.count(node.asLong()) : node.asText();
        }
        return node.isNumber() ? Figures.significant(node.asDouble()) : node.asText();
    }
}

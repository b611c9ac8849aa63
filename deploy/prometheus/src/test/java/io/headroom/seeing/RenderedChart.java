package io.headroom.seeing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The chart's objects as the real {@code helm template} makes them, for the release {@value #RELEASE} in {@value #NAMESPACE}. */
record RenderedChart(List<JsonNode> objects) {
    static final String RELEASE = "headroom";
    static final String NAMESPACE = "recs";
    static final Path CHART = Path.of("../../helm/headroom").toAbsolutePath().normalize();

    /** What would ask a cluster is told here instead. */
    private static final Map<String, String> NO_CLUSTER = Map.of(
            "persistence.enabled", "false",
            "registry.existingSecret", "token",
            "monitoring.grafana.existingSecret", "password");

    static RenderedChart of(Map<String, String> settings, Path... values) throws IOException {
        TemplateCommand template = new Helm(CHART)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.33.0");
        NO_CLUSTER.forEach(template::set);
        settings.forEach(template::set);
        List.of(values).forEach(template::withValuesFile);
        String rendered = template.call();
        YAMLMapper yaml = new YAMLMapper();
        try (MappingIterator<JsonNode> documents =
                yaml.readerFor(JsonNode.class).readValues(yaml.getFactory().createParser(rendered))) {
            return new RenderedChart(documents.readAll().stream()
                    .filter(document -> document.has("kind"))
                    .toList());
        }
    }

    List<JsonNode> ofKind(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    JsonNode object(String kind, String name) {
        return ofKind(kind).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " is rendered"));
    }

    /** The text of the rules, as a Prometheus reads it. */
    String rules() {
        return object("ConfigMap", RELEASE + "-prometheus-rules")
                .at("/data/headroom.rules.yaml")
                .asText();
    }

    /** The dashboards, by file name. */
    Map<String, String> dashboards() {
        return ofKind("ConfigMap").stream()
                .filter(map ->
                        map.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
                .flatMap(map -> map.path("data").properties().stream())
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().asText()));
    }
}

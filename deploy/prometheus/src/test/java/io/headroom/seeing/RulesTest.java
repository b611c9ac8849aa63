package io.headroom.seeing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.BudgetsReader;
import io.headroom.runtime.budgets.Percentile;
import io.headroom.runtime.budgets.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules as the chart makes them. Their behaviour is in {@code rules/*.test.yaml}, which promtool runs. */
final class RulesTest {
    private static final Path CASES = Path.of("rules").toAbsolutePath();
    private static final String RULES = "headroom.rules.yaml";

    @TempDir
    private Path folder;

    @Test
    void rules_areAcceptedByPrometheus() throws IOException, InterruptedException {
        Tool promtool = Tool.promtool();
        Files.writeString(folder.resolve(RULES), RenderedChart.of(Map.of()).rules());

        assertThat(promtool.run(folder, "check", "rules", "--lint=all", "--lint-fatal", RULES))
                .contains("SUCCESS");
    }

    @Test
    void rules_doWhatTheirCasesSay() throws IOException, InterruptedException {
        Tool promtool = Tool.promtool();
        Files.writeString(
                folder.resolve(RULES),
                RenderedChart.of(Map.of(), CASES.resolve("values.yaml")).rules());
        for (Path cases : cases()) {
            Files.copy(cases, folder.resolve(cases.getFileName()));
            assertThat(promtool.run(folder, "test", "rules", cases.getFileName().toString()))
                    .contains("SUCCESS");
        }
    }

    /** Debian's promtool was built without what finds pods, so that this part of the configuration is left out here. */
    @Test
    void scraping_isAcceptedByPrometheus() throws IOException, InterruptedException {
        Tool promtool = Tool.promtool();
        YAMLMapper yaml = new YAMLMapper();
        JsonNode configuration = yaml.readTree(RenderedChart.of(Map.of())
                .object("ConfigMap", RenderedChart.RELEASE + "-prometheus")
                .at("/data/prometheus.yml")
                .asText());
        JsonNode scraped = configuration.path("scrape_configs").get(0);
        assertThat(scraped.at("/kubernetes_sd_configs/0/namespaces/own_namespace")
                        .asBoolean())
                .isTrue();
        ((ObjectNode) scraped).remove("kubernetes_sd_configs");
        Files.writeString(folder.resolve("prometheus.yml"), yaml.writeValueAsString(configuration));

        assertThat(promtool.run(folder, "check", "config", "prometheus.yml")).contains("SUCCESS");
    }

    @Test
    void operator_andBundledPrometheus_takeEachOthersPlace() throws IOException {
        RenderedChart bundled = RenderedChart.of(Map.of());
        RenderedChart operated = RenderedChart.of(Map.of("monitoring.operator", "true"));
        RenderedChart neither = RenderedChart.of(Map.of("monitoring.enabled", "false"));
        String prometheus = RenderedChart.RELEASE + "-prometheus";

        assertThat(bundled.object("Deployment", prometheus)).isNotNull();
        assertThat(bundled.ofKind("PrometheusRule")).isEmpty();
        assertThat(operated.ofKind("ServiceMonitor")).hasSize(1);
        assertThat(operated.ofKind("Deployment"))
                .noneMatch(made -> made.at("/metadata/name").asText().contains("prom"));
        assertThat(operated.object("PrometheusRule", RenderedChart.RELEASE).at("/spec/groups"))
                .isEqualTo(new YAMLMapper().readTree(bundled.rules()).path("groups"));
        assertThat(neither.objects())
                .noneMatch(made -> made.at("/metadata/name").asText().matches(".*-(prometheus|grafana).*"));
    }

    /** As the services read the file, so do the rules. */
    @Test
    void recordedBudgets_areThoseOfTheFile() throws IOException {
        assertThat(recordedBudgets(RenderedChart.of(Map.of()).rules()))
                .isEqualTo(statedBudgets(BudgetsReader.read(RenderedChart.CHART.resolve("files/budgets.yaml"))
                        .scenario("default")));
    }

    @Test
    void recordedBudgets_followAChangedFile() throws IOException {
        Path values = Files.writeString(folder.resolve("values.yaml"), """
                scenario: slow
                budgets: |
                  scenarios:
                    slow:
                      availability: 0.95
                      request: {p50: 1.5s, p95: 2s, p999: 4s, timeout: 5s}
                      stages:
                        candidates: {p99: 750us, timeout: 12.345ms}
                """);
        String rules = RenderedChart.of(Map.of(), values).rules();

        assertThat(recordedBudgets(rules))
                .isEqualTo(Map.of(
                        "request p50", 1.5,
                        "request p95", 2.0,
                        "request p999", 4.0,
                        "candidates p99", 0.00075));
        assertThat(rules)
                .contains(
                        "scenario: slow", "le=\"5.0\"", "le=\"0.012345\"", "le=~\"7[.]5E-4|0[.]00075\"", "vector(0.95)")
                .doesNotContain("scenario: default", "0.04");
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".test.yaml"))
                    .sorted()
                    .toList();
            assertThat(cases).isNotEmpty();
            return cases;
        }
    }

    private static Map<String, Double> statedBudgets(Scenario scenario) {
        Map<String, Budget> stages = new HashMap<>(scenario.stages());
        stages.put("request", scenario.request());
        Map<String, Double> seconds = new HashMap<>();
        stages.forEach((stage, budget) -> budget.targets()
                .forEach((Percentile percentile, Duration target) ->
                        seconds.put(stage + " " + percentile.key(), target.toNanos() / 1e9)));
        return seconds;
    }

    private static Map<String, Double> recordedBudgets(String rules) throws IOException {
        Map<String, Double> seconds = new HashMap<>();
        for (JsonNode group : new YAMLMapper().readTree(rules).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                if (rule.path("record").asText().equals("headroom:budget_seconds")) {
                    JsonNode labels = rule.path("labels");
                    seconds.put(
                            labels.path("stage").asText() + " "
                                    + labels.path("percentile").asText(),
                            Double.valueOf(rule.path("expr").asText().replaceAll("vector\\((.*)\\)", "$1")));
                }
            }
        }
        return seconds;
    }
}

package io.headroom.seeing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.headroom.runtime.budgets.BudgetsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every query of every dashboard and rule asks for what the services really export: they run here, and are scraped. */
final class SeeingIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private static Path root;

    private static RunningServices services;
    private static RenderedChart chart;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        chart = RenderedChart.of(Map.of());
        services = RunningServices.start(root);
        awaitCallsOfEveryStage();
        awaitWindowsOfTheMonitor();
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
    }

    @Test
    void queries_askForMetricsAndLabelsThatAreExported() throws IOException, InterruptedException {
        List<Series> exported = scrape();
        Set<String> metrics = exported.stream().map(Series::metric).collect(Collectors.toSet());
        Set<String> recorded = recorded();
        List<String> wrong = new ArrayList<>();
        Map<String, String> queries = new LinkedHashMap<>(panelQueries());
        queries.putAll(ruleQueries());
        queries.forEach((where, expression) -> {
            Query query = Query.of(expression);
            query.selectors().stream()
                    .filter(selector -> !recorded.contains(selector.metric()))
                    .flatMap(selector -> selector.alternatives().stream())
                    .filter(selector -> exported.stream().noneMatch(selector::selects))
                    .forEach(selector -> wrong.add(where + ": "
                            + (metrics.contains(selector.metric()) ? "no series fits " : "nothing exports ")
                            + selector));
            if (query.selectors().stream().map(Query.Selector::metric).allMatch(metrics::contains)) {
                Set<String> unknown = new HashSet<>(query.grouping());
                exported.stream()
                        .filter(series -> query.selectors().stream()
                                .anyMatch(selector -> selector.metric().equals(series.metric())))
                        .forEach(series -> unknown.removeAll(series.labels().keySet()));
                unknown.forEach(label -> wrong.add(where + ": no series has the label " + label));
            }
        });

        assertThat(queries).hasSizeGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    /** The share inside a budget is exact only if the budget is a bucket's bound, written as the services write it. */
    @Test
    void budgets_areBoundsOfTheBucketsThatAreExported() throws IOException, InterruptedException {
        List<Series> exported = scrape();
        List<MatchResult> bounds = Pattern.compile("stage=\"([^\"]+)\",(le=~?\"[^\"+]+\")")
                .matcher(chart.rules())
                .results()
                .toList();

        assertThat(bounds).hasSizeGreaterThan(10).allSatisfy(bound -> {
            String metric = bound.group(1).equals("request")
                    ? "headroom_request_seconds_bucket{"
                    : "headroom_stage_seconds_bucket{stage=\"" + bound.group(1) + "\",";
            Query.Selector selector =
                    Query.of(metric + bound.group(2) + "}").selectors().getFirst();
            assertThat(exported.stream().anyMatch(selector::selects))
                    .describedAs(selector.toString())
                    .isTrue();
        });
    }

    @Test
    void prometheus_evaluatesEveryPanelToSomething() throws IOException, InterruptedException {
        Map<String, String> queries = panelQueries();
        try (RealPrometheus prometheus = RealPrometheus.start(root, chart.rules(), services.management())) {
            Map<String, String> empty = new LinkedHashMap<>(queries);
            long begin = System.nanoTime();
            while (!empty.isEmpty() && System.nanoTime() - begin < PATIENCE.toNanos()) {
                sendSomeOfEach();
                if (prometheus.isReady()) {
                    removeAnswered(empty, prometheus);
                }
            }
            assertThat(empty).isEmpty();
            assertNothingFailed(prometheus);
        }
    }

    private static void removeAnswered(Map<String, String> waiting, RealPrometheus prometheus)
            throws IOException, InterruptedException {
        for (Map.Entry<String, String> query : Map.copyOf(waiting).entrySet()) {
            JsonNode answer = prometheus.query(query.getValue());
            assertThat(answer.path("status").asText())
                    .describedAs(query.getKey() + ": " + answer.path("error").asText())
                    .isEqualTo("success");
            for (JsonNode sample : answer.at("/data/result")) {
                if (!sample.at("/value/1").asText().equals("NaN")) {
                    waiting.remove(query.getKey());
                }
            }
        }
    }

    /** A rule that fails to evaluate, such as a join of many to many, shows only here. */
    private static void assertNothingFailed(RealPrometheus prometheus) throws IOException, InterruptedException {
        for (JsonNode group : prometheus.rules().at("/data/groups")) {
            assertThat(group.path("rules"))
                    .allSatisfy(rule -> assertThat(rule.path("health").asText())
                            .describedAs(rule.path("name").asText() + ": "
                                    + rule.path("lastError").asText())
                            .isEqualTo("ok"));
        }
    }

    /** What is measured of a stage is exported once it was called, which on a slow machine the first requests have no time for. */
    private static void awaitCallsOfEveryStage() throws IOException, InterruptedException {
        Set<String> waiting = new HashSet<>(
                BudgetsReader.readStated().scenario("default").stages().keySet());
        long begin = System.nanoTime();
        while (!waiting.isEmpty()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .describedAs("time spent waiting for " + waiting)
                    .isLessThan(PATIENCE);
            sendSomeOfEach();
            for (Series series : scrape()) {
                if (series.metric().equals("headroom_stage_seconds_count")) {
                    waiting.remove(series.labels().get("stage"));
                }
            }
        }
    }

    /**
     * What is told of a feature, a rung or a view of rows is exported once the monitor has filled a window. That of the rows' age is of a
     * thousand requests whatever the others are.
     */
    private static void awaitWindowsOfTheMonitor() throws IOException, InterruptedException {
        Set<String> waiting = new HashSet<>(Set.of(
                "headroom_monitor_feature_psi",
                "headroom_monitor_prediction_psi",
                "headroom_monitor_rung_ratio",
                "headroom_monitor_feature_age_seconds"));
        long begin = System.nanoTime();
        while (!waiting.isEmpty()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .describedAs("time spent waiting for " + waiting)
                    .isLessThan(PATIENCE);
            for (int user = 1; user <= 100; user++) {
                assertThat(services.recommend("{\"userId\":" + user + "}")).isIn(200, 503);
            }
            scrape().forEach(series -> waiting.remove(series.metric()));
        }
    }

    /** Requests that end in all kinds of ways, so that what is exported only once it happened is there. */
    private static void sendSomeOfEach() throws IOException, InterruptedException {
        services.inject(
                "ranking",
                "{\"kind\":\"error\",\"share\":0.3,\"forSeconds\":5,\"error\":{\"status\":\"UNAVAILABLE\"}}");
        for (String rung :
                List.of("FULL", "SHALLOW", "STALE_FEATURES", "DEFAULT_FEATURES", "RETRIEVAL_ORDER", "POPULAR")) {
            for (int user = 1; user <= 10; user++) {
                String body = "{\"userId\":" + user + "}";
                assertThat(services.recommend(body, "X-Headroom-Rung", rung)).isIn(200, 503);
            }
        }
        assertThat(services.recommend("{\"userId\":-1}")).isEqualTo(400);
    }

    private static List<Series> scrape() throws IOException, InterruptedException {
        List<Series> series = new ArrayList<>();
        for (Map.Entry<String, URI> service : services.management().entrySet()) {
            Map<String, String> target = Map.of(
                    "namespace",
                    RenderedChart.NAMESPACE,
                    "job",
                    RenderedChart.RELEASE,
                    "component",
                    service.getKey(),
                    "pod",
                    service.getKey() + "-0");
            series.addAll(Series.of(services.get(service.getValue().resolve("/q/metrics")), target));
            series.add(new Series("up", target));
        }
        return series;
    }

    /** Every panel's queries, with the variables as Grafana would set them, by dashboard and panel. */
    private static Map<String, String> panelQueries() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        for (Map.Entry<String, String> dashboard : chart.dashboards().entrySet()) {
            for (JsonNode panel :
                    new ObjectMapper().readTree(dashboard.getValue()).path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries.put(
                            dashboard.getKey() + ", " + panel.path("title").asText() + ", "
                                    + target.path("refId").asText(),
                            target.path("expr")
                                    .asText()
                                    .replace("$namespace", RenderedChart.NAMESPACE)
                                    .replace("$release", RenderedChart.RELEASE)
                                    .replace("$__rate_interval", "1m"));
                }
            }
        }
        return queries;
    }

    private static Map<String, String> ruleQueries() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        for (JsonNode group : new YAMLMapper().readTree(chart.rules()).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                queries.put(
                        group.path("name").asText() + ", " + queries.size() + " "
                                + rule.path("record").asText(rule.path("alert").asText()),
                        rule.path("expr").asText());
            }
        }
        return queries;
    }

    private static Set<String> recorded() throws IOException {
        return new HashSet<>(new YAMLMapper().readTree(chart.rules()).findValuesAsText("record"));
    }
}

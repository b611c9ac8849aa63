package io.headroom.seeing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana would not forgive, or a reader: the form of the dashboards. Their queries are checked by {@link SeeingIT}. */
final class DashboardsTest {
    /** Wong's palette, which people who do not tell red from green tell apart. */
    private static final Set<String> COLOURS =
            Set.of("#000000", "#0072B2", "#56B4E9", "#009E73", "#F0E442", "#E69F00", "#D55E00", "#CC79A7");

    private static final int COLUMNS = 24;

    static Stream<Map.Entry<String, JsonNode>> dashboards() throws IOException {
        Map<String, JsonNode> read = new HashMap<>();
        for (Map.Entry<String, String> file :
                RenderedChart.of(Map.of()).dashboards().entrySet()) {
            read.put(file.getKey(), new ObjectMapper().readTree(file.getValue()));
        }
        return read.entrySet().stream();
    }

    @Test
    void dashboards_areThere() throws IOException {
        assertThat(RenderedChart.of(Map.of()).dashboards())
                .containsOnlyKeys("budgets.json", "monitoring.json", "processes.json");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void dashboard_hasAnIdAndVariables(Map.Entry<String, JsonNode> dashboard) {
        JsonNode json = dashboard.getValue();
        assertThat(json.path("uid").asText()).startsWith("headroom-");
        assertThat(json.path("title").asText()).startsWith("Headroom: ");
        assertThat(json.path("schemaVersion").asInt()).isPositive();
        assertThat(json.has("id")).describedAs("an id belongs to one Grafana").isFalse();
        assertThat(json.at("/templating/list").findValuesAsText("name"))
                .containsExactly("datasource", "namespace", "release");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panels_haveIdsOfTheirOwnAndDoNotOverlap(Map.Entry<String, JsonNode> dashboard) {
        Set<Integer> ids = new HashSet<>();
        Set<List<Integer>> taken = new HashSet<>();
        for (JsonNode panel : dashboard.getValue().path("panels")) {
            String title = panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt())).describedAs(title).isTrue();
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt())
                    .describedAs(title)
                    .isLessThanOrEqualTo(COLUMNS);
            for (int x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertThat(taken.add(List.of(x, y))).describedAs(title).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panels_haveTitlesUnitsAndQueriesOfTheirRelease(Map.Entry<String, JsonNode> dashboard) {
        for (JsonNode panel : dashboard.getValue().path("panels")) {
            String title = panel.path("title").asText();
            assertThat(title).isNotEmpty();
            if (Set.of("row", "text").contains(panel.path("type").asText())) {
                continue;
            }
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .describedAs(title)
                    .isNotEmpty();
            assertThat(panel.at("/datasource/uid").asText()).describedAs(title).isEqualTo("${datasource}");
            assertThat(panel.path("targets")).describedAs(title).isNotEmpty();
            assertThat(new HashSet<>(panel.path("targets").findValuesAsText("refId")))
                    .describedAs(title)
                    .hasSize(panel.path("targets").size());
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.path("expr").asText())
                        .describedAs(title)
                        .contains("namespace=\"$namespace\",job=\"$release\"");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void colours_areThoseThatEverybodyTellsApart(Map.Entry<String, JsonNode> dashboard) {
        List<String> colours = new ArrayList<>(dashboard.getValue().findValuesAsText("fixedColor"));
        dashboard.getValue().findParents("color").forEach(parent -> {
            if (parent.path("color").isTextual()) {
                colours.add(parent.path("color").asText());
            }
        });
        assertThat(colours).isNotEmpty().allSatisfy(colour -> assertThat(COLOURS)
                .contains(colour));
    }
}

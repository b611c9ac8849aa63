package io.headroom.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.harness.LoadException;
import io.headroom.harness.load.LoadResult;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

final class ReportTest {
    private static final Memory MEMORY = new Memory(
            Map.of("gateway", 210L << 20, "features", 180L << 20, "candidates", 390L << 20, "ranking", 950L << 20),
            Map.of("gateway", 350L << 20, "features", 350L << 20, "candidates", 450L << 20, "ranking", 900L << 20));

    @TempDir
    private Path outDir;

    static Stream<LoadResult> runs() {
        return Stream.of(SampleRuns.passing(), SampleRuns.failing(), SampleRuns.empty(), SampleRuns.withheld());
    }

    @Test
    void json_hasTheStatedShape() throws IOException {
        Report.write(outDir, SampleRuns.passing(), Map.of("gateway", 200L << 20));
        JsonNode json = new ObjectMapper().readTree(outDir.resolve(Report.JSON).toFile());
        assertThat(json.path("verdict").asText()).isEqualTo("PASS");
        assertThat(names(json))
                .contains(
                        "verdict",
                        "reasons",
                        "offeredRate",
                        "achievedRate",
                        "requests",
                        "errors",
                        "latencyMicros",
                        "sendLagMicros",
                        "stages",
                        "rungs",
                        "checks",
                        "machine",
                        "bundle",
                        "memory");
        assertThat(names(json.path("latencyMicros"))).containsExactly("p50", "p95", "p99", "p999", "max");
        assertThat(names(json.path("sendLagMicros"))).containsExactly("p50", "p99", "max");
        assertThat(names(json.path("stages")))
                .containsExactly("candidates", "candidates/features", "ranking", "ranking/features", "rerank");
        assertThat(names(json.path("stages").path("ranking")))
                .startsWith("p50", "p95", "p99", "max", "budgetP99", "ok");
        assertThat(json.path("checks")).isNotEmpty().allSatisfy(check -> assertThat(names(check))
                .startsWith("name", "limit", "actual", "ok"));
        assertThat(names(json.path("machine"))).containsExactly("cores", "memoryGiB", "jdk", "os");
        assertThat(names(json.path("bundle"))).startsWith("version", "metrics");
        assertThat(json.path("rungs").path("FULL").asLong())
                .isEqualTo(json.path("requests").asLong());
    }

    @Test
    void json_saysWhyARunFailed() throws IOException {
        Report.write(outDir, SampleRuns.failing(), Map.of());
        JsonNode json = new ObjectMapper().readTree(outDir.resolve(Report.JSON).toFile());
        assertThat(json.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(json.path("reasons")).isNotEmpty();
        assertThat(json.path("errorsByCategory").path("timeout").asLong())
                .isEqualTo(json.path("errors").asLong());
        assertThat(json.has("memory")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void html_standsAlone(LoadResult run) throws IOException {
        Report.write(outDir, run, MEMORY);
        String page = Files.readString(outDir.resolve(Report.HTML));
        assertThat(page).doesNotContain(" src=", "<link", "<script", "@import", "url(", "{{", "NaN", "Infinity");
        assertThat(addresses(page))
                .as("addresses that are neither a namespace nor the target under load")
                .allMatch(address ->
                        address.equals("http://www.w3.org/1999/xhtml") || address.equals("http://127.0.0.1:8080"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void html_isWellFormed(LoadResult run) throws Exception {
        Report.write(outDir, run, MEMORY);
        String page = Files.readString(outDir.resolve(Report.HTML));
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
        assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("ol").item(0).getChildNodes().getLength())
                .isGreaterThanOrEqualTo(7);
    }

    @Test
    void html_quotesWhatTheBundleSays() throws IOException {
        Report.write(outDir, SampleRuns.passing(), Map.of());
        assertThat(Files.readString(outDir.resolve(Report.HTML)))
                .contains("rating &gt;= 4.0 &lt;or click&gt;")
                .doesNotContain("<or click>");
    }

    @Test
    void html_countsAsTheTableDoes_whenTheRunIsInvalid() throws IOException {
        Report.write(outDir, SampleRuns.withheld(), MEMORY);
        String page = Files.readString(outDir.resolve(Report.HTML));
        int broken = page.split("&#10005; broken", -1).length - 1;
        int undecided = page.split("[?] undecided", -1).length - 1;
        assertThat(broken).isPositive();
        assertThat(page)
                .contains("This run cannot tell: of 11 checks, %d broken, %d undecided.".formatted(broken, undecided));
    }

    @Test
    void html_letsChartsShrinkWithTheirCard_andPutsTheBudgetsNamesOverTheCurves() throws IOException {
        Report.write(outDir, SampleRuns.failing(), MEMORY);
        String page = Files.readString(outDir.resolve(Report.HTML));
        assertThat(page).doesNotContainPattern("svg \\{[^}]*min-width");
        List<String> charts = List.of(page.split("<svg ", -1));
        assertThat(charts.subList(1, charts.size())).hasSize(2).allSatisfy(chart -> assertThat(
                        chart.indexOf("class=\"budget-name\""))
                .isGreaterThan(chart.lastIndexOf("<path class=\"curve")));
    }

    @Test
    void write_leavesTwoFilesAndNothingElse() throws IOException {
        Report.write(outDir, SampleRuns.passing(), Map.of());
        Report.write(outDir, SampleRuns.failing(), Map.of());
        try (Stream<Path> files = Files.list(outDir)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(Report.JSON, Report.HTML);
        }
    }

    @Test
    void write_namesThePlace_whenItCannotBeWritten() throws IOException {
        Path file = Files.createFile(outDir.resolve("file"));
        assertThatThrownBy(() -> Report.write(file, SampleRuns.passing(), Map.of()))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("cannot write the report to " + file);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> addresses(String page) {
        Matcher matcher = Pattern.compile("https?://[^\\s\"'<&]+").matcher(page);
        return matcher.results().map(java.util.regex.MatchResult::group).toList();
    }
}

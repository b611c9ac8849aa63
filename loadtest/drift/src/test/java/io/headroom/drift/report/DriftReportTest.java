package io.headroom.drift.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.drift.run.DriftOptions;
import io.headroom.drift.run.DriftProgress;
import io.headroom.drift.run.DriftResult;
import io.headroom.drift.run.DriftRun;
import io.headroom.drift.scenario.file.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small session from end to end: simulation, monitor, scores, report. */
final class DriftReportTest {
    private static final String ROWS = """
            name: lost-rows
            description: Half of the rows < of users are lost & gone.
            inject: {kind: nulls, view: user, sizes: [0.2, 0.6]}
            start: 700
            requests: 3000
            runs: 2
            monitor: {windowRequests: 300}
            """;
    private static final String CALM = """
            name: calm
            inject: {kind: none}
            requests: 1500
            runs: 2
            monitor: {windowRequests: 300}
            """;

    private static final ConcurrentLinkedQueue<DriftProgress> PROGRESS = new ConcurrentLinkedQueue<>();
    private static DriftResult result;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void runAll() throws InterruptedException {
        DriftOptions options = new DriftOptions(
                List.of(ScenarioReader.parse(CALM, "calm"), ScenarioReader.parse(ROWS, "rows")), 3, false, 2);
        result = new DriftRun(options, PROGRESS::add).run();
        DriftReport.write(directory, result);
    }

    @Test
    void lostRows_areFoundInEveryRun() {
        assertThat(result.board().sizes())
                .hasSize(2)
                .allSatisfy(score -> assertThat(score.byExpected().found()).isEqualTo(2));
    }

    @Test
    void progress_endsWithAllOfIt() {
        assertThat(PROGRESS).hasSize(6).anyMatch(progress -> progress.requests() == progress.of());
        assertThat(result.board().sizes().getFirst().runs()).allMatch(run -> run.seconds() > 0);
    }

    @Test
    void page_isWellFormed_andHasEveryPart() throws Exception {
        String page = Files.readString(directory.resolve(DriftReport.HTML));
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve(DriftReport.HTML).toFile());
        assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(2);
        assertThat(page)
                .contains("lost-rows", "calm", "&lt; of users", "Page-Hinkley", "order-statistic")
                .doesNotContain("{{");
    }

    @Test
    void json_hasScoresAndBars() throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(directory.resolve(DriftReport.JSON).toFile());
        assertThat(json.path("verdict").asText()).isEqualTo(result.verdict().name());
        assertThat(json.path("bars")).hasSize(result.bars().size());
        assertThat(json.path("injected")).hasSize(2);
        assertThat(json.path("injected")
                        .path(1)
                        .path("detectors")
                        .path("MISSING")
                        .path("found")
                        .asInt())
                .isEqualTo(2);
        assertThat(json.path("falseAlarms").path(0).path("requests").asInt()).isEqualTo(3_000);
    }

    @Test
    void summary_hasALineForEachSizeAndBar() {
        assertThat(DriftSummary.render(result))
                .contains("lost-rows", "20%", "60%", "calm", "false alarms on the calm run");
    }
}

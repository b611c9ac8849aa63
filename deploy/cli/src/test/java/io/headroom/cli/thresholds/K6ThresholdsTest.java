package io.headroom.cli.thresholds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.runtime.budgets.BudgetsReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** k6 itself is not to be had everywhere; its script runs in Node, against stand-ins of k6's modules. */
final class K6ThresholdsTest {
    private static final Path REHEARSAL = Path.of("../../loadtest/k6/rehearse.mjs");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void thresholds_followAChangedFile() throws IOException {
        assertThat(changed())
                .isEqualTo(new K6Thresholds(
                        "slow",
                        "2000ms",
                        List.of("rate>=0.9975"),
                        List.of("p(50)<=0.5", "p(99)<=1500", "p(99.9)<=1600.5")));
    }

    @Test
    void script_isJudgedByTheThresholdsItIsGiven() throws IOException, InterruptedException {
        JsonNode rehearsed = rehearse(changed(), "RATE=50", "WARMUP=5s", "DURATION=7s", "TARGET=http://gateway");

        assertThat(rehearsed.at("/options/thresholds")).isEqualTo(JSON.readTree("""
                {"http_req_duration{scenario:measured}": ["p(50)<=0.5", "p(99)<=1500", "p(99.9)<=1600.5"],
                 "checks{scenario:measured}": ["rate>=0.9975"],
                 "dropped_iterations{scenario:measured}": ["count==0"]}"""));
        JsonNode measured = rehearsed.at("/options/scenarios/measured");
        assertThat(measured.path("executor").asText()).isEqualTo("constant-arrival-rate");
        assertThat(measured.path("rate").asInt()).isEqualTo(50);
        assertThat(measured.path("startTime").asText()).isEqualTo("5s");
        assertThat(measured.path("duration").asText()).isEqualTo("7s");
        assertThat(measured.path("preAllocatedVUs").asInt()).isEqualTo(110);
    }

    @Test
    void script_asksAsTheHarnessDoes() throws IOException, InterruptedException {
        JsonNode rehearsed =
                rehearse(K6Thresholds.of(BudgetsReader.readStated().scenario("default")), "TARGET=http://gateway");

        assertThat(rehearsed.at("/sent/0/url").asText()).isEqualTo("http://gateway/v1/bundle/users");
        JsonNode request = rehearsed.at("/sent/1");
        assertThat(request.path("url").asText()).isEqualTo("http://gateway/v1/recommendations");
        assertThat(request.path("body"))
                .isEqualTo(JSON.readTree("{\"userId\":6,\"limit\":10,\"context\":{\"device\":\"tv\"}}"));
        assertThat(request.at("/parameters/headers/Content-Type").asText()).isEqualTo("application/json");
        assertThat(rehearsed.path("checks"))
                .isEqualTo(JSON.readTree(
                        "[{\"name\":\"answered\",\"holds\":true},{\"name\":\"answered\",\"holds\":false}]"));
    }

    private K6Thresholds changed() throws IOException {
        Path file = Files.writeString(folder.resolve("budgets.yaml"), """
                scenarios:
                  slow:
                    availability: 0.9975
                    request: {p50: 500us, p99: 1.5s, p999: 1600.5ms, timeout: 2s}
                    stages: {}
                """);
        return K6Thresholds.of(BudgetsReader.read(file).scenario("slow"));
    }

    private JsonNode rehearse(K6Thresholds thresholds, String... settings) throws IOException, InterruptedException {
        boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        if (!installed) {
            System.out.println("skipped: node is not installed, so nobody has run loadtest/k6/recommendations.js");
        }
        assumeTrue(installed, "node is not installed");
        Path file = folder.resolve("thresholds.json");
        JSON.writeValue(file.toFile(), thresholds);
        Process node = new ProcessBuilder(
                        Stream.concat(Stream.of("node", REHEARSAL.toString(), file.toString()), Stream.of(settings))
                                .toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).describedAs(said).isZero();
        return JSON.readTree(said);
    }
}

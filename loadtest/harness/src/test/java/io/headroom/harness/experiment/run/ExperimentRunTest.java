package io.headroom.harness.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.harness.experiment.figures.RungPrices;
import io.headroom.harness.experiment.file.ExperimentReader;
import io.headroom.harness.report.Memory;
import io.headroom.harness.report.Report;
import io.headroom.harness.report.experiment.ExperimentReport;
import io.headroom.harness.report.experiment.ExperimentSummary;
import io.headroom.runtime.budgets.BudgetsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole experiments, against a gateway that behaves as the test says. */
final class ExperimentRunTest {
    @TempDir
    private Path out;

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {at: 500ms, kill: {service: ranking}}                                        | ranking was pid 1 and is pid 2; ready again
            {at: 500ms, for: 400ms, hang: {service: ranking}}                            | ranking was seen suspended and answered nothing; the same process
            {at: 500ms, for: 400ms, fail: {service: ranking}}                            | fired for
            {at: 500ms, for: 400ms, slow: {service: ranking, delay: {distribution: fixed, value: 5ms}}} | fired for
            {at: 500ms, for: 400ms, partition: {service: ranking}}                       | fired for
            """)
    void faults_areProvenFeltAndUndone(String step, String proof) throws Exception {
        try (FakeTarget target = new FakeTarget("ranking")) {
            ExperimentResult result = run(target, step);
            assertThat(result.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.proven()).isTrue();
                assertThat(fault.proof()).startsWith(proof);
                assertThat(fault.readyAgain()).isPresent();
            });
            assertThat(result.figures().degradedShare()).isBetween(0.01, 0.9);
            assertThat(result.figures().detectSeconds()).isPresent();
            assertThat(result.figures().recoverySeconds()).isPresent();
            assertThat(target.isBroken()).isFalse();
            assertThat(events).isNotEmpty();
        }
    }

    @Test
    void overload_isProvenByTheRequestsSent() throws Exception {
        try (FakeTarget target = new FakeTarget("ranking")) {
            ExperimentResult result = run(target, "{at: 500ms, for: 1s, overload: {factor: 3}}");
            assertThat(result.faults().getFirst().proven()).isTrue();
            assertThat(result.figures().requests()).isGreaterThan(180);
        }
    }

    @Test
    void killThatKillsNothing_isInvalid() throws Exception {
        try (FakeTarget target = new FakeTarget("ranking").immortal()) {
            ExperimentResult result = run(target, "{at: 500ms, kill: {service: ranking}}");
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.load().judgement().reasons().getFirst()).contains("is not proven");
        }
    }

    @Test
    void faultThatIsRefused_isInvalid() throws Exception {
        try (FakeTarget target = new FakeTarget("ranking")) {
            ExperimentResult result = run(target, "{at: 500ms, for: 400ms, fail: {service: ranking, mode: corrupt}}");
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.load().judgement().reasons().getFirst()).contains("ranking takes no faults");
        }
    }

    @Test
    void closingTheUndo_endsWhatIsBroken() throws Exception {
        try (FakeTarget target = new FakeTarget("ranking")) {
            Undo undo = new Undo();
            ExperimentRun run = prepared("{at: 100ms, for: 1900ms, hang: {service: ranking}}");
            run.run(target, _ -> RungPrices.NONE, undo, _ -> closeOnce(undo, target), events::add);
            assertThat(target.isBroken()).isFalse();
        }
    }

    @Test
    void failureOfTheRun_endsWhatIsBroken() throws Exception {
        try (FakeTarget target = new FakeTarget("ranking")) {
            ExperimentRun run = prepared("{at: 100ms, for: 1900ms, hang: {service: ranking}}");
            assertThatThrownBy(() -> run.run(
                            target,
                            _ -> RungPrices.NONE,
                            new Undo(),
                            _ -> {
                                if (target.isBroken()) {
                                    throw new IllegalStateException("the terminal is gone");
                                }
                            },
                            events::add))
                    .hasMessageContaining("the terminal is gone");
            assertThat(target.isBroken()).isFalse();
        }
    }

    @Test
    void sightingsAndCaveats_areDatedAndReported() throws Exception {
        try (FakeTarget target = new FakeTarget("ranking", "ranking-2")) {
            ExperimentResult result = run(target, "{at: 500ms, kill: {service: ranking}}");
            assertThat(target.isWatched()).isFalse();
            assertThat(result.sightings()).singleElement().satisfies(seen -> {
                assertThat(seen.at()).isBetween(result.faults().getFirst().begun(), Duration.ofSeconds(3));
                assertThat(seen.sighting().what()).isEqualTo("gone");
            });
            ExperimentReport.write(out, result, new Memory(Map.of(), Map.of()));
            JsonNode json = new ObjectMapper().readTree(out.resolve(Report.JSON).toFile());
            assertThat(names(json.path("sightings").get(0)))
                    .containsExactlyInAnyOrder("at", "service", "replica", "what", "words");
            assertThat(json.path("caveats").get(0).asText()).isEqualTo("this system is a fake");
            assertThat(Files.readString(out.resolve(Report.HTML)))
                    .contains("was seen to go", "class=\"sighting\"", "this system is a fake");
            assertThat(ExperimentSummary.render(result)).contains("was seen to go", "note: this system is a fake");
        }
    }

    @Test
    void report_hasTheStatedShape() throws Exception {
        try (FakeTarget target = new FakeTarget("ranking", "ranking-2")) {
            ExperimentResult result = run(target, "{at: 500ms, kill: {service: ranking}}");
            ExperimentReport.write(out, result, new Memory(Map.of(), Map.of()));
            JsonNode json = new ObjectMapper().readTree(out.resolve(Report.JSON).toFile());
            assertThat(names(json))
                    .contains(
                            "verdict",
                            "reasons",
                            "requests",
                            "latencyMicros",
                            "checks",
                            "machine",
                            "bundle",
                            "experiment",
                            "faults",
                            "timeline",
                            "detectSeconds",
                            "recoverySeconds",
                            "availability",
                            "degradedShare",
                            "budgetBurned",
                            "qualityRetained");
            assertThat(names(json.path("faults").get(0))).contains("at", "kind", "service", "proof");
            assertThat(names(json.path("timeline").get(0)))
                    .containsExactlyInAnyOrder("second", "offered", "ok", "errors", "p50", "p99", "rungs");
            assertThat(json.path("timeline").get(0).path("second").asInt()).isEqualTo(-1);
            assertPage(Files.readString(out.resolve(Report.HTML)));
            assertThat(ExperimentSummary.render(result)).contains("ranking was pid 1 and is pid 2");
        }
    }

    private void assertPage(String page) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(out.resolve(Report.HTML).toFile());
        assertThat(page).contains("Faults and their proof", "class=\"fault-begin\"", "&#10003; proven", "recovery");
        assertThat(page).doesNotContain("{{", "src=", "@import", "url(");
    }

    private ExperimentResult run(FakeTarget target, String step) throws InterruptedException {
        return prepared(step).run(target, _ -> RungPrices.NONE, new Undo(), _ -> {}, events::add);
    }

    private ExperimentRun prepared(String step) {
        var experiment = ExperimentReader.parse(
                "name: x\nload: {rate: 60, duration: 3s, warmup: 0s, control: 1s}\nsteps:\n  - " + step
                        + "\nexpect: {availability: 0, recoverySeconds: 2}\n",
                "x.yaml");
        return ExperimentRun.prepare(
                new ExperimentOptions(experiment, "default", out, Duration.ofSeconds(2)),
                BudgetsReader.readStated(),
                InstantSource.system());
    }

    private static void closeOnce(Undo undo, FakeTarget target) {
        if (target.isBroken()) {
            undo.close();
            assertThat(target.isBroken()).isFalse();
        }
    }

    private static Set<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .collect(java.util.stream.Collectors.toSet());
    }
}

package io.headroom.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Experiments on the real services, as the command does them, on a bundle of a tiny world. Machines that run tests are busy with other
 * things, so nothing here is about milliseconds: faults happened, everybody was answered, answers came back.
 */
final class ExperimentsIT {
    /** FAIL and INVALID are verdicts about milliseconds here. */
    private static final Set<Integer> VERDICTS = Set.of(0, 1, 3);

    private static final String HEAD = "replicas: {ranking: 2}\n";
    private static final String EXPECT = "expect: {availability: 0.5, recoverySeconds: 30}\n";

    @TempDir
    private static Path root;

    private static Path log;

    @BeforeAll
    static void doAll() throws IOException, InterruptedException {
        log = Path.of("target").toAbsolutePath().resolve("experiments.log");
        Files.deleteIfExists(log);
        OwnProject project = new OwnProject(root);
        Path experiments = Files.createDirectory(root.resolve("experiments"));
        Path world = root.resolve("world");
        Path bundles = root.resolve("bundles");
        write(experiments, "control", "20s", "steps: []\n");
        write(experiments, "kill-replica", "25s", "steps: [{at: 2s, kill: {service: ranking, count: 1}}]\n");
        write(experiments, "hang", "14s", "steps: [{at: 2s, for: 3s, hang: {service: ranking, count: all}}]\n");
        write(experiments, "slow", "14s", """
                steps:
                  - {at: 2s, for: 3s, slow: {service: features, share: 0.5, delay: {distribution: fixed, value: 80ms}}}
                """);
        write(experiments, "overload", "20s", "steps: [{at: 3s, for: 4s, overload: {factor: 3}}]\n");
        assertThat(project.headroom(
                        log,
                        2,
                        "world",
                        "--users",
                        "300",
                        "--items",
                        "600",
                        "--events",
                        "12000",
                        "--out",
                        world.toString()))
                .describedAs(log.toString())
                .isZero();
        assertThat(project.headroom(
                        log, 8, "pipeline", "--quick", "--data", world.toString(), "--bundles", bundles.toString()))
                .describedAs(log.toString())
                .isZero();
        assertThat(project.headroom(
                        log,
                        10,
                        "chaos",
                        experiments.toString(),
                        "--bundles",
                        bundles.toString(),
                        "--port-offset",
                        "730",
                        "--out",
                        root.resolve("reports").toString()))
                .describedAs(log.toString())
                .isIn(VERDICTS);
    }

    @Test
    void control_answersEverybody() throws IOException {
        JsonNode report = report("control");
        assertNoHttpErrors(report);
        assertThat(report.path("faults")).isEmpty();
        assertThat(rungs(report)).contains("FULL");
    }

    @Test
    void killOfOneReplica_isProvenAndBorne() throws IOException {
        JsonNode report = report("kill-replica");
        assertProven(report);
        JsonNode kill = report.path("faults").get(0);
        assertThat(kill.path("before").get(0).asText())
                .startsWith("pid ")
                .isNotEqualTo(kill.path("after").get(0).asText());
        assertNoHttpErrors(report);
        assertThat(rungs(report)).contains("FULL");
        assertThat(kill.has("readyAgainAt")).isTrue();
    }

    @Test
    void hangOfTheRankers_isProvenFeltAndOver() throws IOException {
        JsonNode report = report("hang");
        assertProven(report);
        assertNoHttpErrors(report);
        assertThat(rungs(report)).contains("FULL").hasSizeGreaterThan(1);
        assertThat(report.path("detectSeconds").isNumber()).isTrue();
        assertFullAtTheEnd(report);
    }

    @Test
    void slowFeatures_areProvenByTheirCount() throws IOException {
        JsonNode report = report("slow");
        assertProven(report);
        assertThat(report.path("faults").get(0).path("fired").asLong()).isPositive();
        assertNoHttpErrors(report);
        assertFullAtTheEnd(report);
    }

    /** A system that stays down after an overload has gone is metastable; this one must not be. */
    @Test
    void goodputReturns_afterAnOverload() throws IOException {
        JsonNode report = report("overload");
        assertProven(report);
        assertFullAtTheEnd(report);
    }

    private static void write(Path folder, String name, String duration, String steps) throws IOException {
        Files.writeString(
                folder.resolve(name + ".yaml"),
                "name: " + name + "\n" + HEAD + "load: {rate: 20, duration: " + duration
                        + ", warmup: 6s, control: 3s, seed: 5}\n" + steps + EXPECT);
    }

    private static JsonNode report(String experiment) throws IOException {
        Path folder = root.resolve("reports").resolve(experiment);
        assertThat(folder.resolve("report.html")).describedAs(log.toString()).isNotEmptyFile();
        return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    }

    private static void assertProven(JsonNode report) {
        assertThat(report.path("faults")).hasSize(1).allSatisfy(fault -> assertThat(
                        fault.path("proven").asBoolean())
                .describedAs(fault.path("proof").asText())
                .isTrue());
    }

    /** A client that gave up says nothing about the gateway's answers on a machine that may stand still for seconds. */
    private static void assertNoHttpErrors(JsonNode report) {
        Set<String> categories = new HashSet<>();
        report.path("errorsByCategory").fieldNames().forEachRemaining(categories::add);
        assertThat(categories).allSatisfy(category -> assertThat(category).doesNotStartWith("HTTP"));
        assertThat(report.path("requests").asLong()).isPositive();
    }

    private static void assertFullAtTheEnd(JsonNode report) {
        JsonNode timeline = report.path("timeline");
        long full = 0;
        for (int i = timeline.size() - 5; i < timeline.size(); i++) {
            full += timeline.get(i).path("rungs").path("FULL").asLong();
        }
        assertThat(full).describedAs("FULL answers in the last five seconds").isPositive();
    }

    private static Set<String> rungs(JsonNode report) {
        Set<String> rungs = new HashSet<>();
        report.path("rungs").fieldNames().forEachRemaining(rungs::add);
        return rungs;
    }
}

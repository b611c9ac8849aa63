package io.headroom.harness.experiment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.harness.experiment.Action;
import io.headroom.harness.experiment.Delay;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.PlannedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExperimentReaderTest {
    private static final Path SHIPPED = Path.of("../../deploy/chaos");

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource
    void shipped(Path file) {
        Experiment experiment = ExperimentReader.read(file);
        assertThat(file.getFileName()).hasToString(experiment.name() + ".yaml");
        assertThat(experiment.description()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name: bin\n\u0001", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["})
    void parse_saysThatItIsNoYaml_whateverTheFileHolds(String text) {
        assertThatThrownBy(() -> ExperimentReader.parse(text, "odd.yaml"))
                .isInstanceOf(ExperimentFileException.class)
                .satisfies(e -> assertThat(((ExperimentFileException) e).problems())
                        .first()
                        .asString()
                        .startsWith("odd.yaml, line ")
                        .contains("no YAML"));
    }

    /** Nobody waits for who watches, so they need not be up, unless it is they who are killed. */
    @Test
    void whoWatches_canBeKilled_andIsNeededThen() {
        String head = "name: x\nload: {rate: 10, duration: 20s}\nsteps: ";
        String expect = "\nexpect: {errors: 0}\n";
        Experiment killed = ExperimentReader.parse(head + "[{at: 1s, kill: {service: broker}}]" + expect, "x.yaml");
        Experiment other = ExperimentReader.parse(head + "[{at: 1s, kill: {service: ranking}}]" + expect, "x.yaml");

        assertThat(killed.services()).containsExactly("gateway", "candidates", "ranking", "features", "broker");
        assertThat(other.services()).containsExactlyElementsOf(Experiment.SERVICES);
    }

    @Test
    void parse_readsEveryKey() {
        Experiment experiment = ExperimentReader.parse("""
                name: all
                description: Everything.
                replicas: {ranking: 2}
                load: {rate: 50, duration: 60s, warmup: 5s, control: 4s, seed: 9}
                steps:
                  - {at: 1s, kill: {service: ranking, count: all}}
                  - {at: 2s, for: 500ms, slow: {service: features, share: 0.5, delay: {distribution: uniform, least: 1ms, most: 9ms}}}
                  - {at: 10s, for: 2s, every: 5s, times: 3, fail: {service: candidates, share: 0.2, status: INTERNAL}}
                  - {at: 30s, for: 2s, partition: {service: features, from: ranking}}
                  - {at: 40s, for: 2s, overload: {factor: 3}}
                  - {at: 50s, for: 2s, hang: {service: ranking}}
                expect: {availability: 0.99, withinBudget: 0.5, degraded: 0.1, errors: 3, lateAnswers: 2, recoverySeconds: 2,
                         firstFullSeconds: 8, detectSeconds: 1, qualityRetained: 0.9}
                """, "all.yaml");
        assertThat(experiment.replicas()).isEqualTo(Map.of("ranking", 2));
        assertThat(experiment.load().whole()).isEqualTo(Duration.ofSeconds(69));
        assertThat(experiment.load().seed()).isEqualTo(9);
        assertThat(experiment.plan().stream().map(fault -> fault.begin().toMillis()))
                .containsExactly(1000L, 2000L, 10_000L, 15_000L, 20_000L, 30_000L, 40_000L, 50_000L);
        assertThat(experiment.steps().stream().map(step -> step.action()))
                .contains(
                        new Action.Kill("ranking", 2),
                        new Action.Slow(
                                "features",
                                0.5,
                                new Delay(
                                        Delay.Distribution.UNIFORM,
                                        Map.of("least", Duration.ofMillis(1), "most", Duration.ofMillis(9)))),
                        new Action.Hang("ranking", 1),
                        new Action.Overload(3));
        PlannedFault last = experiment.plan().getLast();
        assertThat(last.end()).contains(Duration.ofSeconds(52));
        assertThat(experiment.expect().qualityRetained()).hasValue(0.9);
        assertThat(experiment.expect().errors()).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            5 | nap: 3                                                     | unknown key 'nap'; known here: name
            3 | - {at: 1s, kill: {service: ranking, size: 1}}              | unknown key 'steps[0].kill.size'; known here: service, count
            3 | - {at: 1, kill: {service: ranking}}                        | steps[0].at is '1', but must be a number with a unit
            3 | - {kill: {service: ranking}}                               | steps[0].at is missing
            3 | - {at: 21s, kill: {service: ranking}}                      | steps[0].at is 21s, but must lie between 0 s and 20 s
            3 | - {at: 15s, for: 6s, hang: {service: ranking}}             | steps[0].for lets the step end at 21 s, but load.duration is 20 s
            3 | - {at: 1s}                                                 | steps[0] has no action, but must have exactly one of kill
            3 | - {at: 1s, for: 1s, kill: {service: ranking}, hang: {service: ranking}} | steps[0] has the actions kill and hang
            3 | - {at: 1s, for: 1s, kill: {service: ranking}}              | steps[0].for is stated, but a kill is over at once
            3 | - {at: 1s, hang: {service: ranking}}                       | steps[0].for is missing
            3 | - {at: 1s, kill: {service: rankng}}                        | steps[0].kill.service is 'rankng', but there are only gateway
            3 | - {at: 1s, for: 1s, hang: {service: broker}}               | steps[0].hang.service is 'broker', but there are only gateway
            3 | - {at: 1s, kill: {service: monitor, count: 2}}             | steps[0].kill.count is 2, but monitor has 1 replica
            3 | - {at: 1s, kill: {}}                                       | steps[0].kill.service is missing
            3 | - {at: 1s, kill: {service: ranking, count: 2}}             | steps[0].kill.count is 2, but ranking has 1 replica
            3 | - {at: 1s, kill: {service: ranking, count: 0}}             | steps[0].kill.count is '0', but must be all or a whole number
            3 | - {at: 1s, for: 1s, fail: {service: ranking, share: 1.5}}  | steps[0].fail.share is '1.5', but must be a number from 1.0E-4 to 1
            3 | - {at: 1s, for: 1s, fail: {service: ranking, status: SAD}} | steps[0].fail.status is 'SAD', but must be one of CANCELLED
            3 | - {at: 1s, for: 1s, fail: {service: gateway, status: 200}} | steps[0].fail.status is '200', but at the gateway must be
            3 | - {at: 1s, for: 1s, fail: {service: ranking, mode: lie}}   | steps[0].fail.mode is 'lie', but must be one of error, drop, corrupt
            3 | - {at: 1s, for: 1s, fail: {service: ranking, mode: drop, status: INTERNAL}} | steps[0].fail.status is stated, but calls of mode drop have none
            3 | - {at: 1s, for: 1s, slow: {service: ranking}}              | steps[0].slow.delay is missing
            3 | - {at: 1s, for: 1s, slow: {service: ranking, delay: {distribution: fixed}}} | steps[0].slow.delay.value is missing
            3 | - {at: 1s, for: 1s, slow: {service: ranking, delay: {distribution: fixed, value: 5}}} | steps[0].slow.delay.value is '5', but must be a number with a unit
            3 | - {at: 1s, for: 1s, slow: {service: ranking, delay: {distribution: normal, value: 5ms}}} | steps[0].slow.delay.distribution is 'normal', but must be one of fixed
            3 | - {at: 1s, for: 1s, slow: {service: ranking, delay: {distribution: uniform, least: 5ms, most: 5ms}}} | steps[0].slow.delay.most must be above least
            3 | - {at: 1s, for: 1s, partition: {service: features, from: nobody}} | steps[0].partition.from is 'nobody'
            3 | - {at: 1s, for: 1s, overload: {factor: 1}}                 | steps[0].overload.factor is '1', but must be a number from 1.1 to 100
            3 | - {at: 1s, for: 1s, every: 2s, hang: {service: ranking}}   | steps[0] has only one of every and times
            3 | - {at: 1s, for: 2s, every: 2s, times: 2, hang: {service: ranking}} | steps[0].every is 2 s, but must be longer than for
            3 | - {at: 1s, for: 1s, every: 9s, times: 4, hang: {service: ranking}} | steps[0].times lets the step end at 29 s
            3 | - kill                                                     | steps[0] is 'kill', but must be a map of keys
            3 | - {at: 1s, at: 2s, kill: {service: ranking}}               | steps[0].at is stated twice
            """)
    void parse_namesLineKeyValueAndLimit(int line, String step, String message) {
        boolean isStep = step.startsWith("-");
        String yaml = "name: x\nload: {rate: 10, duration: 20s}\nsteps: "
                + (isStep ? "\n  " + step : "[]\nexpect: {degraded: 0}\n" + step)
                + (isStep ? "\nexpect: {degraded: 0}\n" : "\n");
        int expected = isStep ? line + 1 : line;
        assertThatExceptionOfType(ExperimentFileException.class)
                .isThrownBy(() -> ExperimentReader.parse(yaml, "x.yaml"))
                .satisfies(failure -> assertThat(failure.problems()).anySatisfy(problem -> assertThat(problem)
                        .startsWith("x.yaml, line " + expected + ": ")
                        .contains(message)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            name: X y                            | line 1: name is 'X y'
            load: {rate: 0, duration: 20s}       | line 2: load.rate is '0'
            load: {rate: 9000, duration: 1h}     | line 2: load.duration makes 32400000 requests at this rate, but the limit is 2000000
            load: {rate: 9, duration: 10}        | line 2: load.duration is '10', but must be a number with a unit
            load: {rate: 9, duration: 9s, control: 0s} | line 2: load.control is 0s, but must lie between 1 s
            steps: 7                             | line 3: steps is '7', but must be a list
            expect: {}                           | line 4: expect states nothing
            expect: {degraded: 1.1}              | line 4: expect.degraded is '1.1', but must be a number from 0 to 1
            expect: {availibility: 1}            | line 4: unknown key 'expect.availibility'
            replicas: {ranking: 0}               | line 5: replicas.ranking is '0', but must be a number from 1 to 9
            replicas: {rankings: 2}              | line 5: replicas.rankings names no service
            replicas: {gateway: 2}               | line 5: replicas.gateway is '2', but must be a number from 1 to 1
            """)
    void parse_refusesWrongHeads(String changed, String message) {
        String[] lines = {
            "name: x", "load: {rate: 10, duration: 20s}", "steps: []", "expect: {degraded: 0}", "description: d"
        };
        List<String> keys = List.of("name", "load", "steps", "expect", "replicas");
        lines[keys.indexOf(changed.substring(0, changed.indexOf(':')))] = changed;
        assertThatExceptionOfType(ExperimentFileException.class)
                .isThrownBy(() -> ExperimentReader.parse(String.join("\n", lines), "x.yaml"))
                .withMessageContaining("x.yaml, " + message);
    }

    @Test
    void parse_refusesStepsThatOverlapImpossibly() {
        assertThatExceptionOfType(ExperimentFileException.class)
                .isThrownBy(() -> ExperimentReader.parse("""
                        name: x
                        load: {rate: 10, duration: 60s}
                        steps:
                          - {at: 1s, for: 10s, hang: {service: ranking}}
                          - {at: 5s, kill: {service: ranking}}
                          - {at: 20s, for: 10s, overload: {factor: 2}}
                          - {at: 29s, for: 10s, overload: {factor: 3}}
                          - {at: 5s, for: 9s, fail: {service: ranking}}
                        expect: {degraded: 1}
                        """, "x.yaml"))
                .satisfies(failure -> assertThat(failure.problems())
                        .hasSize(2)
                        .anySatisfy(problem -> assertThat(problem)
                                .startsWith("x.yaml, line 5: steps[1] overlaps in time with steps[0] (line 4)"))
                        .anySatisfy(problem -> assertThat(problem)
                                .contains("line 7: steps[3] overlaps", "only one overload can be in force")));
    }

    @Test
    void parse_tellsAllProblemsInOrderOfTheirLines() {
        assertThatExceptionOfType(ExperimentFileException.class)
                .isThrownBy(
                        () -> ExperimentReader.parse("name: x\nload: {rate: -1, duration: 9}\nspeps: []\n", "x.yaml"))
                .satisfies(failure -> assertThat(failure.problems())
                        .hasSizeGreaterThanOrEqualTo(5)
                        .isSortedAccordingTo(
                                (one, other) -> one.substring(0, 15).compareTo(other.substring(0, 15))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: [x   | no YAML
                       | the file is empty
            just words | the file is 'just words', but must be a map of keys
            """)
    void parse_refusesWhatIsNoMap(String yaml, String message) {
        assertThatExceptionOfType(ExperimentFileException.class)
                .isThrownBy(() -> ExperimentReader.parse(yaml == null ? "" : yaml, "x.yaml"))
                .withMessageContaining(message);
    }

    @Test
    void read_namesAFileThatIsNotThere() {
        assertThatExceptionOfType(ExperimentFileException.class)
                .isThrownBy(() -> ExperimentReader.read(Path.of("/no/such.yaml")))
                .withMessageContaining("cannot read the experiment /no/such.yaml");
    }
}

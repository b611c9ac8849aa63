package io.headroom.drift.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.injection.Shape;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.scenario.StandardSet;
import io.headroom.drift.traffic.TrafficKind;
import io.headroom.harness.experiment.file.ExperimentFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScenarioReaderTest {
    @Test
    void parse_readsAllOfIt() {
        Scenario scenario = ScenarioReader.parse("""
                name: mine
                description: what it is
                inject: {kind: concept, sizes: [0.1, 0.3], shape: gradual, over: 500}
                traffic: sessions
                start: 1500
                requests: 4000
                requestsPerWeek: 90000
                runs: 7
                monitor: {windowRequests: 500, alpha: 0.02, labelWindow: 5m, windowItems: 700, adwinDelta: 0.01}
                """, "mine.yaml");
        assertThat(scenario.name()).isEqualTo("mine");
        assertThat(scenario.injection().kind()).isEqualTo(Kind.CONCEPT);
        assertThat(scenario.sizes()).containsExactly(0.1, 0.3);
        assertThat(scenario.shape()).isEqualTo(new Shape(Shape.Form.GRADUAL, 500));
        assertThat(scenario.traffic()).isEqualTo(TrafficKind.SESSIONS);
        assertThat(scenario.start()).isEqualTo(1_500);
        assertThat(scenario.requests()).isEqualTo(4_000);
        assertThat(scenario.requestsPerWeek()).isEqualTo(90_000);
        assertThat(scenario.runs()).isEqualTo(7);
        assertThat(scenario.settings().drift().windowRequests()).isEqualTo(500);
        assertThat(scenario.settings().labels().windowMillis()).isEqualTo(300_000);
        assertThat(scenario.settings().concept().windowItems()).isEqualTo(700);
    }

    @Test
    void standardSet_isRead() {
        assertThat(StandardSet.scenarios())
                .extracting(Scenario::name)
                .contains("stationary", "stale")
                .doesNotHaveDuplicates();
        assertThat(StandardSet.scenarios()).filteredOn(Scenario::isNull).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {kind: flood}                       | line 2: inject.kind is 'flood', but must be one of none, covariate, label, concept, nulls, unit, stale, serving-mode
            {kind: concept}                     | line 2: inject.sizes is missing; it must be a list of numbers: relative loss of AUC
            {kind: concept, sizes: [0.9]}       | line 2: inject.sizes holds '0.9', but a relative loss of AUC must be a number from 0.01 to 0.6
            {kind: concept, sizes: [x]}         | line 2: inject.sizes holds 'x', but a relative loss of AUC must be a number from 0.01 to 0.6
            {kind: concept, sizes: []}          | line 2: inject.sizes has 0 sizes, but must have 1 to 10
            {kind: label, sizes: [0]}           | line 2: inject.sizes holds '0', but a log-odds of a click added must be a number from -5 to 5 and not 0
            {kind: concept, sizes: [0.2, 0.1]}  | line 2: inject.sizes holds '0.1' after a stronger one, but must ascend in strength
            {kind: stale, sizes: [1]}           | line 2: inject.sizes is stated, but an injection of kind stale has none
            {kind: none, view: user}            | line 2: inject.view is stated, but an injection of kind none has none
            {kind: nulls, sizes: [0.1]}         | line 2: inject.view is missing; it must be user or item
            {kind: nulls, view: x, sizes: [0.1]} | line 2: inject.view is 'x', but must be user or item
            {kind: none, depth: 3}              | line 2: unknown key 'inject.depth'; known here: kind, sizes, shape, over, view, column
            {kind: stale, shape: gradual}       | line 2: inject.over is missing; it must be the requests of the rise
            """)
    void parse_namesValueLineAndLimit(String inject, String problem) {
        assertThatThrownBy(() -> ScenarioReader.parse("name: a\ninject: " + inject + "\nrequests: 3000\n", "f.yaml"))
                .isInstanceOf(ExperimentFileException.class)
                .hasMessage("f.yaml, " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requests: 10        | requests is '10', but must be a number from 1000 to 1000000
            requests: 2000.5    | requests is 2000.5, but must be a whole number
            start: 3000         | start is 3000, but must lie below requests, which is 3000
            runs: 0             | runs is '0', but must be a number from 1 to 1000
            traffic: odd        | traffic is 'odd', but must be one of independent, sessions
            monitor: {alpha: 2} | monitor.alpha is '2', but must be a number from 1.0E-9 to 0.5
            monitor: {beta: 2}  | unknown key 'monitor.beta'; known here: windowRequests, alpha, bins, labelWindow, windowItems, conceptAlpha, adwinDelta
            colour: red         | unknown key 'colour'; known here: name, description, inject, traffic, start, requests, requestsPerWeek, runs, monitor
            """)
    void parse_checksTheRestToo(String line, String problem) {
        String requests = line.startsWith("requests") ? "" : "requests: 3000\n";
        String file = "name: a\ninject: {kind: stale}\n" + requests + line + "\n";
        assertThatThrownBy(() -> ScenarioReader.parse(file, "f.yaml"))
                .isInstanceOf(ExperimentFileException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void parse_saysWhatIsNeeded_whenTheFileIsEmpty() {
        assertThatThrownBy(() -> ScenarioReader.parse("", "f.yaml"))
                .hasMessage("f.yaml, line 1: the file is empty; it needs name, inject and requests");
    }

    @Test
    void read_saysSo_whenThereIsNoFile() {
        assertThatThrownBy(() -> ScenarioReader.read(Path.of("/no/such.yaml")))
                .isInstanceOf(ExperimentFileException.class)
                .hasMessageContaining("/no/such.yaml");
    }
}

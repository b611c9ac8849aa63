package io.headroom.drift.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.drift.scenario.Scenario;
import io.headroom.harness.experiment.file.ExperimentFileException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

final class ScenarioReaderPropertyTest {
    @Property(tries = 200)
    void parse_readsBackWhatIsInRange(
            @ForAll @DoubleRange(min = 0.01, max = 1) double share,
            @ForAll @IntRange(min = 1_000, max = 1_000_000) int requests,
            @ForAll @IntRange(min = 1, max = 1_000) int runs) {
        Scenario scenario = ScenarioReader.parse(
                "name: a\ninject: {kind: covariate, sizes: [" + share + "]}\nstart: 0\nrequests: " + requests
                        + "\nruns: " + runs,
                "f.yaml");
        assertThat(scenario.sizes()).containsExactly(share);
        assertThat(scenario.requests()).isEqualTo(requests);
        assertThat(scenario.runs()).isEqualTo(runs);
    }

    @Property(tries = 300)
    void parse_isRefusedInItsOwnWords_whateverTheText(@ForAll String text) {
        try {
            ScenarioReader.parse(text, "f.yaml");
        } catch (ExperimentFileException e) {
            assertThat(e.problems()).isNotEmpty().allMatch(problem -> problem.startsWith("f.yaml, line "));
        }
    }
}

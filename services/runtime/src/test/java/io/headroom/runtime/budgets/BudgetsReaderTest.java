package io.headroom.runtime.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsReaderTest {
    private static final String VALID = """
            scenarios:
              default:
                availability: 0.999
                request: {p50: 8ms, p99: 40ms, timeout: 150ms}
                stages:
                  ranking: {p99: 25ms, timeout: 70ms}
                  ranking/features: {p99: 1500us, timeout: 0.02s}
            """;

    @Test
    void readStated_namesEveryStageOfTheRequest() {
        Scenario scenario = BudgetsReader.readStated().scenario(Budgets.DEFAULT_SCENARIO);

        assertThat(scenario.stages())
                .containsOnlyKeys("candidates", "candidates/features", "ranking", "ranking/features", "rerank");
        assertThat(scenario.request().target(Percentile.P99)).isPresent();
    }

    @Test
    void parse_readsUnits() {
        Scenario scenario = BudgetsReader.parse(VALID, "test").scenario("default");

        Budget features = scenario.stage("ranking/features");
        assertThat(features.target(Percentile.P99)).contains(Duration.ofNanos(1_500_000));
        assertThat(features.timeout()).isEqualTo(Duration.ofMillis(20));
        assertThat(features.target(Percentile.P50)).isEmpty();
        assertThat(scenario.availability()).isEqualTo(0.999);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p99: 25ms | p99: 25 | ranking: p99 is '25', but must be a number with a unit",
                "p99: 25ms | p99: -3ms | ranking: p99 is '-3ms'",
                "p99: 25ms | p98: 25ms | unknown key 'p98'",
                "p99: 25ms | p99: 71ms | p99 is PT0.071S, beyond the timeout of PT0.07S",
                "p99: 25ms | p99: 0ms | must be above 0",
                "timeout: 150ms | timeout: 60ms | stages.ranking.timeout is PT0.07S, beyond its caller's timeout",
                "p50: 8ms | p50: 41ms | p99 is PT0.04S, but must be above 0 and not below a lower percentile",
                "availability: 0.999 | availability: 1.5 | availability is 1.5, but must lie between 0 and 1",
                "availability: 0.999 | availability: lots | availability is \"lots\", but must be a number",
                "ranking/features | elsewhere/features | nested in 'elsewhere', which has no budget",
                "availability: 0.999 | typo: 1 | unknown key 'typo'",
                "timeout: 0.02s | p50: 1ms | timeout is '', but must be a number with a unit",
            })
    void parse_namesKeyAndValue_whenARuleIsBroken(String valid, String broken, String expected) {
        String yaml = VALID.replace(valid.strip(), broken.strip());

        assertThatThrownBy(() -> BudgetsReader.parse(yaml, "test"))
                .isInstanceOf(BudgetsException.class)
                .hasMessageContaining(expected.strip());
    }

    @Test
    void parse_namesTheLine_whenTheYamlIsBroken() {
        assertThatThrownBy(() -> BudgetsReader.parse("scenarios:\n  default: {", "my.yaml"))
                .isInstanceOf(BudgetsException.class)
                .hasMessageContaining("my.yaml, line 2");
    }

    @Test
    void scenario_saysWhichThereAre_whenUnknown() {
        Budgets budgets = BudgetsReader.parse(VALID, "test");

        assertThatThrownBy(() -> budgets.scenario("rush-hour"))
                .hasMessageContaining("rush-hour")
                .hasMessageContaining("default");
    }

    @Test
    void read_namesTheFile_whenMissing() {
        assertThatThrownBy(() -> BudgetsReader.read(Path.of("nowhere", "budgets.yaml")))
                .hasMessageContaining("nowhere");
    }
}

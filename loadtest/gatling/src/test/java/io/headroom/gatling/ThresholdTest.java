package io.headroom.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.runtime.budgets.BudgetsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThresholdTest {
    @TempDir
    private Path folder;

    @Test
    void thresholds_areThoseOfTheStatedBudgets() {
        var scenario = BudgetsReader.readStated().scenario("default");

        assertThat(Threshold.of(scenario))
                .hasSize(1 + scenario.request().targets().size());
        assertThat(LoadSettings.of(name -> Optional.empty()).scenario()).isEqualTo(scenario);
    }

    @Test
    void thresholds_followAChangedFile() throws IOException {
        Path file = Files.writeString(folder.resolve("budgets.yaml"), """
                scenarios:
                  slow:
                    availability: 0.9975
                    request: {p50: 20ms, p95: 1.5s, p99: 1600500us, timeout: 2s}
                    stages: {}
                """);
        LoadSettings settings = LoadSettings.of(name -> Optional.ofNullable(
                Map.of("budgets", file.toString(), "scenario", "slow").get(name)));

        assertThat(Threshold.of(settings.scenario()))
                .containsExactly(
                        new Threshold.Answered(99.75),
                        new Threshold.Percentile(50, 20),
                        new Threshold.Percentile(95, 1500),
                        new Threshold.Percentile(99, 1600));
    }

    @Test
    void settings_areRefused_whenTheyMakeNoSense() {
        assertThatThrownBy(() ->
                        LoadSettings.of(name -> name.equals("duration") ? Optional.of("1 minute") : Optional.empty()))
                .hasMessageContaining("headroom.duration is '1 minute'");
        assertThatThrownBy(() -> LoadSettings.of(name -> name.equals("rate") ? Optional.of("0") : Optional.empty()))
                .hasMessageContaining("headroom.rate is 0.0");
    }
}

package io.headroom.cli.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class StackOptionsTest {
    private static final String KEY = "headroom.monitor.labels.window";

    @Test
    void labelWindow_isShortForSimulatedUsers_andCanBeSaid() {
        assertThat(parsed().plan().properties()).isEqualTo(Map.of("monitor", Map.of(KEY, "30000ms")));
        assertThat(parsed("--label-window", "2m").plan().properties())
                .isEqualTo(Map.of("monitor", Map.of(KEY, "120000ms")));
    }

    @Test
    void labelWindow_isKept_forExperiments() {
        assertThat(parsed("--label-window", "2m")
                        .forExperiments(Map.of("ranking", 2))
                        .plan()
                        .properties())
                .isEqualTo(Map.of("monitor", Map.of(KEY, "120000ms")));
    }

    @Test
    void labelWindow_isRefused_whenItIsLongerThanTheMonitorTakes() {
        assertThatThrownBy(() -> parsed("--label-window", "169h").plan())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--label-window");
    }

    private static StackOptions parsed(String... arguments) {
        StackOptions options = new StackOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("stack", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs(arguments);
        return options;
    }
}

package io.headroom.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class RegistryWaitTest {
    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SILENT = "silent";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long nowMillis;

    @Test
    void current_waitsUntilTheRegistryAnswers() throws Exception {
        assertThat(registry(second -> second < 5 ? SILENT : "b1").current()).hasValue("b1");
        assertThat(nowMillis).isEqualTo(5_000);
        assertThat(out.toString(StandardCharsets.UTF_8)).containsOnlyOnce("waiting for the registry");
    }

    @Test
    void current_givesUp_andSaysWhy() {
        assertThatThrownBy(registry(second -> SILENT)::current)
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("does not answer after 20 s")
                .hasMessageContaining("nobody there");
    }

    @Test
    void settled_isTheBundleThatStayed() throws Exception {
        assertThat(registry(second -> "b1").settled(SETTLED)).hasValue("b1");
        assertThat(nowMillis).isEqualTo(30_000);
    }

    /** The old registry answers while it is asked to go; the one after it has nothing. */
    @Test
    void settled_isEmpty_whenAnEmptyRegistryTakesOver() throws Exception {
        assertThat(registry(second -> second < 12 ? "b1" : second < 20 ? SILENT : "")
                        .settled(SETTLED))
                .isEmpty();
        assertThat(nowMillis).isEqualTo(20_000);
    }

    @Test
    void settled_beginsAnew_afterSilence() throws Exception {
        assertThat(registry(second -> second == 25 ? SILENT : "b1").settled(SETTLED))
                .hasValue("b1");
        assertThat(nowMillis).isEqualTo(55_000);
    }

    /** @param answers by second: a bundle, the empty text for none, or {@link #SILENT} */
    private RegistryWait registry(LongFunction<String> answers) {
        return new RegistryWait(
                () -> {
                    String answer = answers.apply(nowMillis / 1_000);
                    if (SILENT.equals(answer)) {
                        throw new IOException("nobody there");
                    }
                    return Optional.of(answer).filter(bundle -> !bundle.isEmpty());
                },
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(out, true, StandardCharsets.UTF_8)),
                PATIENCE,
                () -> nowMillis * 1_000_000,
                millis -> nowMillis += millis);
    }
}

package io.headroom.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RestartBackoffTest {
    private final RestartBackoff backoff =
            new RestartBackoff(SupervisionSettings.defaults().restart());

    @Test
    void after_doublesUpToTheLimit_whenLivesAreShort() {
        assertThat(Stream.generate(
                                () -> backoff.after(Duration.ofSeconds(1), true).toMillis())
                        .limit(8))
                .containsExactly(0L, 500L, 1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L);
    }

    @Test
    void after_waitsFromTheFirst_whenTheServiceWasNeverReady() {
        assertThat(Stream.generate(() ->
                                backoff.after(Duration.ofSeconds(1), false).toMillis())
                        .limit(3))
                .containsExactly(500L, 1000L, 2000L);
    }

    @Test
    void after_beginsAnew_whenTheServiceWasHealthyForAWhile() {
        for (int crash = 0; crash < 5; crash++) {
            backoff.after(Duration.ofSeconds(1), true);
        }
        assertThat(backoff.after(Duration.ofSeconds(60), true)).isZero();
    }
}

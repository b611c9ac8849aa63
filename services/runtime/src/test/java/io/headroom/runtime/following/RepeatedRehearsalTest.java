package io.headroom.runtime.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.runtime.readiness.WarmUp;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class RepeatedRehearsalTest {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final WarmUp readiness = new WarmUp();
    private final List<Long> pauses = new ArrayList<>();
    private final List<Map<String, Object>> whilePausing = new ArrayList<>();
    private final RepeatedRehearsal repeated = new RepeatedRehearsal("test", readiness, PAUSE, this::pause);
    private int attempts;

    @Test
    void run_isReadyWithoutAPause_whenTheFirstAttemptSucceeds() {
        repeated.run(() -> attempts++);

        assertThat(attempts).isEqualTo(1);
        assertThat(pauses).isEmpty();
        assertThat(health()).containsOnly(Map.entry("state", "WARM"));
        assertThat(status()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void run_staysNotReadyWithTheReason_andTriesAgain_whenAttemptsFail() {
        repeated.run(() -> {
            attempts++;
            if (attempts < 3) {
                throw new IllegalStateException("attempt " + attempts + " failed");
            }
        });

        assertThat(attempts).isEqualTo(3);
        assertThat(pauses).containsExactly(PAUSE.toNanos(), PAUSE.toNanos());
        assertThat(whilePausing)
                .containsExactly(
                        Map.of("state", "WARMING", "reason", "attempt 1 failed"),
                        Map.of("state", "WARMING", "reason", "attempt 2 failed"));
        assertThat(health()).containsOnly(Map.entry("state", "WARM"));
    }

    @Test
    void run_namesWhatAnAsynchronousCallEndedWith() {
        repeated.run(() -> {
            attempts++;
            if (attempts == 1) {
                throw new CompletionException(new IllegalStateException("the queue is full"));
            }
        });

        assertThat(whilePausing).containsExactly(Map.of("state", "WARMING", "reason", "the queue is full"));
    }

    @Test
    void run_givesUp_whenTheServiceIsStopping() {
        repeated.run(() -> {
            attempts++;
            readiness.stopping(new ShutdownEvent());
            throw new IllegalStateException("no longer there");
        });

        assertThat(attempts).isEqualTo(1);
        assertThat(health()).containsOnly(Map.entry("state", "STOPPING"));
        assertThat(status()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    @Test
    void run_throws_whenTheFaultIsNoMatterOfTrying() {
        assertThatThrownBy(() -> repeated.run(() -> {
                    throw new LinkageError("a class is missing");
                }))
                .isInstanceOf(LinkageError.class);
        assertThat(status()).isEqualTo(HealthCheckResponse.Status.DOWN);
    }

    private void pause(long nanos) {
        assertThat(status()).isEqualTo(HealthCheckResponse.Status.DOWN);
        pauses.add(nanos);
        whilePausing.add(health());
    }

    private Map<String, Object> health() {
        return readiness.call().getData().orElseThrow();
    }

    private HealthCheckResponse.Status status() {
        return readiness.call().getStatus();
    }
}

package io.headroom.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.StageReport;
import io.headroom.runtime.calls.StageAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LastResortTest {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final LastResort lastResort = new LastResort(timer, Duration.ofMillis(1));

    @BeforeEach
    void forgetWhatIsCancelled() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void guard_endsTheWait_whenTheCallNeverEnds() throws Exception {
        StageAnswer<String> answer = lastResort
                .guard("ranking", Duration.ofMillis(5), CompletableFuture<StageAnswer<String>>::new)
                .get(20, TimeUnit.SECONDS);

        assertThat(answer.reply()).isEmpty();
        assertThat(answer.report())
                .isEqualTo(StageReport.newBuilder()
                        .setStage("ranking")
                        .setBudgetMicros(5_000)
                        .setSpentMicros(6_000)
                        .setOutcome(Outcome.OUTCOME_DEADLINE_EXCEEDED)
                        .build());
    }

    @Test
    void guard_handsOnTheAnswer_andForgetsTheTimer_whenTheCallEnds() {
        CompletableFuture<StageAnswer<String>> call = new CompletableFuture<>();
        CompletableFuture<StageAnswer<String>> guarded =
                lastResort.guard("ranking", Duration.ofMinutes(10), () -> call);
        assertThat(timer.getQueue()).hasSize(1);

        call.complete(StageAnswer.madeUp("reply"));

        assertThat(guarded.join().reply()).contains("reply");
        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void guard_makesAFailureOfIt_whenTheCallThrows_nowOrLater() {
        IllegalStateException fault = new IllegalStateException("broken");

        StageAnswer<String> now = lastResort
                .<String>guard("ranking", Duration.ofMinutes(10), () -> {
                    throw fault;
                })
                .join();
        StageAnswer<String> later = lastResort
                .guard(
                        "ranking",
                        Duration.ofMinutes(10),
                        () -> CompletableFuture.<StageAnswer<String>>failedFuture(fault))
                .join();

        assertThat(now.report().getOutcome()).isEqualTo(Outcome.OUTCOME_ERROR);
        assertThat(later.report().getOutcome()).isEqualTo(Outcome.OUTCOME_ERROR);
    }
}

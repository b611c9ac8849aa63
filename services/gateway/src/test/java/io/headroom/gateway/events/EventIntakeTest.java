package io.headroom.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLogUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIntakeTest {
    private final FakeEventLog log = new FakeEventLog();
    private final EventIntake intake = new EventIntake(log, Duration.ofMinutes(1), 3);

    @Test
    void take_writesEachIdOnce_whenItIsRepeatedInABatchOrLater() {
        assertTaken(intake.take(events("a", "b", "a")), 2, 1);
        assertTaken(intake.take(events("b", "c")), 1, 1);
        assertTaken(intake.take(events("a", "b", "c")), 0, 3);

        assertThat(log.ids()).containsExactly("a", "b", "c");
    }

    @Test
    void take_writesAgain_whenTheIdWasForgotten() {
        assertTaken(intake.take(events("a", "b", "c", "d")), 4, 0);
        assertTaken(intake.take(events("a")), 1, 0);
        assertTaken(intake.take(events("d")), 0, 1);
    }

    @Test
    void take_awaitsTheOtherBatch_whenItIsWritingTheSameId() {
        CompletableFuture<Void> acknowledgement = log.holdNext();
        CompletableFuture<EventIntake.Taken> first = intake.take(events("a"));
        CompletableFuture<EventIntake.Taken> second = intake.take(events("a", "b"));
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        acknowledgement.complete(null);

        assertTaken(first, 1, 0);
        assertTaken(second, 1, 1);
        assertThat(log.ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void take_fails_andTheIdIsNewAgain_whenTheLogDoesNotAcknowledge() {
        CompletableFuture<Void> acknowledgement = log.holdNext();
        CompletableFuture<EventIntake.Taken> first = intake.take(events("a"));
        CompletableFuture<EventIntake.Taken> second = intake.take(events("a"));

        acknowledgement.completeExceptionally(new EventLogUnavailableException("away"));

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        assertTaken(intake.take(events("a")), 1, 0);
    }

    @Test
    void take_fails_andTheIdIsNewAgain_whenTheLogThrows() {
        log.throwNext(new IllegalStateException("broken"));

        assertThat(intake.take(events("a"))).isCompletedExceptionally();
        assertTaken(intake.take(events("a")), 1, 0);
    }

    @Test
    void take_fails_whenTheLogNeverEnds() {
        CompletableFuture<Void> unused = log.holdNext();
        EventIntake impatient = new EventIntake(log, Duration.ofMillis(20), 3);

        assertThat(impatient.take(events("a")))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TimeoutException.class);
        assertTaken(impatient.take(events("a")), 1, 0);
    }

    @Test
    void take_writesOnce_whenManyTellTheSameAtOnce() {
        int clients = 200;
        EventIntake roomy = new EventIntake(log, Duration.ofMinutes(1), 10_000);
        List<CompletableFuture<EventIntake.Taken>> taken;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            taken = IntStream.range(0, clients)
                    .mapToObj(i -> CompletableFuture.completedFuture(i)
                            .thenComposeAsync(
                                    client -> roomy.take(events("e" + client % 20, "f" + client % 30)), threads))
                    .toList();
        }
        int accepted =
                taken.stream().mapToInt(batch -> batch.join().accepted().size()).sum();

        assertThat(accepted).isEqualTo(50);
        assertThat(log.ids()).hasSize(50).doesNotHaveDuplicates();
    }

    private static void assertTaken(CompletableFuture<EventIntake.Taken> taken, int accepted, int repeated) {
        assertThat(taken).isCompleted();
        assertThat(taken.join().accepted()).hasSize(accepted);
        assertThat(taken.join().repeated()).hasSize(repeated);
    }

    private static List<InteractionRecord> events(String... ids) {
        return Stream.of(ids)
                .map(id -> InteractionRecord.newBuilder().setEventId(id).build())
                .toList();
    }
}

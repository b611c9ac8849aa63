package io.headroom.gateway.impressions;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.gateway.events.FakeEventLog;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImpressionWriterTest {
    private static final int WAITING = 2;

    private final FakeEventLog log = new FakeEventLog();
    private final BlockingQueue<ImpressionOutcome> outcomes = new LinkedBlockingQueue<>();
    private final ImpressionWriter writer = new ImpressionWriter(log, WAITING, outcomes::add);

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void write_offersTheRecordToTheLog() throws Exception {
        write("a");

        assertThat(next()).isEqualTo(ImpressionOutcome.OFFERED);
        assertThat(log.impressions()).extracting(ImpressionRecord::getRequestId).containsExactly("a");
    }

    @Test
    void write_countsWhatTheLogDoesNotTake_andWhatItThrows() throws Exception {
        log.onOffer(impression -> false);
        write("a");
        assertThat(next()).isEqualTo(ImpressionOutcome.DROPPED);

        log.onOffer(impression -> {
            throw new IllegalStateException("broken");
        });
        write("b");
        assertThat(next()).isEqualTo(ImpressionOutcome.FAILED);
        write("c");
        assertThat(next()).isEqualTo(ImpressionOutcome.FAILED);

        log.reset();
        write("d");
        assertThat(next()).isEqualTo(ImpressionOutcome.OFFERED);
    }

    @Test
    void write_dropsAtOnce_whenTheLogBlocksAndTooManyWait() throws Exception {
        CountDownLatch blocking = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        log.onOffer(impression -> {
            reached.countDown();
            await(blocking);
            return true;
        });
        write("under way");
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < WAITING; i++) {
            write("waits");
        }
        assertThat(outcomes).isEmpty();

        write("one too many");

        assertThat(outcomes).containsExactly(ImpressionOutcome.DROPPED);
        blocking.countDown();
        assertThat(List.of(next(), next(), next(), next()))
                .containsExactlyInAnyOrder(
                        ImpressionOutcome.DROPPED,
                        ImpressionOutcome.OFFERED,
                        ImpressionOutcome.OFFERED,
                        ImpressionOutcome.OFFERED);
    }

    private void write(String id) {
        writer.write(() -> ImpressionRecord.newBuilder().setRequestId(id).build());
    }

    private ImpressionOutcome next() throws InterruptedException {
        ImpressionOutcome outcome = outcomes.poll(20, TimeUnit.SECONDS);
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

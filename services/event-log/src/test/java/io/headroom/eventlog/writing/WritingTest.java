package io.headroom.eventlog.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.EventLogUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Writing with a producer that does what the test says: it never asks a broker. */
final class WritingTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final CountDownLatch open = new CountDownLatch(1);
    private final BlockedProducer producer = new BlockedProducer(open);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WritingMetrics metrics = new WritingMetrics(registry);

    @Test
    void offer_neverWaitsForTheProducer_andCountsWhatFindsNoRoom() {
        EventLogConfig config = config(Map.of("buffer.records", "3"));
        try (ImpressionPublisher publisher = publisher(config)) {
            publisher.start();
            for (int offer = 0; offer < 3; offer++) {
                assertThat(publisher.offer(impression(""))).isTrue();
            }
            // All of this while the one thread that talks to the producer waits inside it.
            assertThat(publisher.offer(impression(""))).isFalse();
            assertThat(written("impressions", "buffer_full")).isOne();
            open.countDown();
            Awaitility.await().atMost(SOON).until(() -> producer.history().size() == 3);
            assertThat(publisher.offer(impression("")))
                    .as("nothing was acknowledged yet")
                    .isFalse();
            while (producer.completeNext()) {
                // Every record that waits for an acknowledgement gets one.
            }
            assertThat(written("impressions", "published")).isEqualTo(3);
            assertThat(publisher.offer(impression(""))).isTrue();
        }
    }

    @Test
    void offer_dropsWhatIsTooLong() {
        try (ImpressionPublisher publisher = publisher(config(Map.of("buffer.record-at-most", "100")))) {
            assertThat(publisher.offer(impression("x".repeat(200)))).isFalse();
            assertThat(written("impressions", "too_large")).isOne();
        }
    }

    @Test
    void close_isBounded_andCountsWhatWasNotWritten() {
        ImpressionPublisher publisher = publisher(config(Map.of("buffer.flush-within", "50ms")));
        publisher.start();
        publisher.offer(impression(""));
        publisher.offer(impression(""));
        publisher.close();
        assertThat(written("impressions", "undelivered")).isEqualTo(2);
        assertThat(publisher.offer(impression(""))).isFalse();
    }

    @Test
    void append_isDone_whenEveryRecordIsAcknowledged() {
        open.countDown();
        try (InteractionAppender appender = appender(config(Map.of()))) {
            CompletionStage<Void> append = appender.append(List.of(interaction(), interaction()));
            Awaitility.await().atMost(SOON).until(() -> producer.history().size() == 2);
            producer.completeNext();
            assertThat(append.toCompletableFuture()).isNotDone();
            producer.completeNext();
            append.toCompletableFuture().join();
            assertThat(written("interactions", "published")).isEqualTo(2);
        }
    }

    @Test
    void append_fails_whenOneRecordDoes() {
        open.countDown();
        try (InteractionAppender appender = appender(config(Map.of()))) {
            CompletionStage<Void> append = appender.append(List.of(interaction(), interaction()));
            Awaitility.await().atMost(SOON).until(() -> producer.history().size() == 2);
            producer.completeNext();
            producer.errorNext(new KafkaException("no disk"));
            assertUnavailable(append, "no disk");
        }
    }

    @Test
    void append_failsInTime_whenTheProducerWaits_andMoreThanMayBeAreRefusedAtOnce() {
        try (InteractionAppender appender =
                appender(config(Map.of("append.timeout", "100ms", "append.in-flight", "2")))) {
            CompletionStage<Void> first = appender.append(List.of(interaction()));
            CompletionStage<Void> second = appender.append(List.of(interaction()));
            assertUnavailable(appender.append(List.of(interaction())), "too much is under way");
            assertUnavailable(first, "has not acknowledged it within");
            assertUnavailable(second, "has not acknowledged it within");
            open.countDown();
            Awaitility.await().atMost(SOON).until(() -> producer.history().size() == 1);
            assertThat(producer.history())
                    .as("what nobody waits for is not sent any more")
                    .hasSize(1);
        }
    }

    @Test
    void append_refusesNothing() {
        try (InteractionAppender appender = appender(config(Map.of()))) {
            assertThatThrownBy(() -> appender.append(List.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void disabledLog_takesOffersAndRefusesAppends() {
        DisabledEventLog log = new DisabledEventLog();
        assertThat(log.offer(impression(""))).isTrue();
        assertUnavailable(log.append(List.of(interaction())), "headroom.event-log.enabled is false");
    }

    private static void assertUnavailable(CompletionStage<Void> append, String message) {
        assertThatThrownBy(() -> append.toCompletableFuture()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(EventLogUnavailableException.class)
                .hasMessageContaining(message);
    }

    private ImpressionPublisher publisher(EventLogConfig config) {
        Room room = new Room(config.buffer().records(), config.buffer().bytes().asLongValue());
        metrics.watchWriting(room::records, room::bytes, () -> true);
        return new ImpressionPublisher("shown", config.buffer(), new RecordProducer(() -> producer), metrics, room);
    }

    private InteractionAppender appender(EventLogConfig config) {
        Room room = new Room(config.append().inFlight(), config.append().bytes().asLongValue());
        metrics.watchWriting(room::records, room::bytes, () -> true);
        return new InteractionAppender("done", config.append(), new RecordProducer(() -> producer), metrics, room);
    }

    private double written(String topic, String outcome) {
        return registry.get(WritingMetrics.RECORDS)
                .tags("topic", topic, "outcome", outcome)
                .counter()
                .count();
    }

    private static EventLogConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((key, value) -> all.put("headroom.event-log." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EventLogConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(EventLogConfig.class);
    }

    private static ImpressionRecord impression(String requestId) {
        return ImpressionRecord.newBuilder()
                .setSchemaVersion(1)
                .setRequestId(requestId)
                .build();
    }

    private static InteractionRecord interaction() {
        return InteractionRecord.newBuilder().setSchemaVersion(1).build();
    }

    /** Blocks in every send until it is opened, as one without a broker does. */
    private static final class BlockedProducer extends MockProducer<byte[], byte[]> {
        private final CountDownLatch open;

        BlockedProducer(CountDownLatch open) {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.open = open;
        }

        /** Waits without the lock that all its other methods take. */
        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized")
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message, Callback callback) {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            return super.send(message, callback);
        }
    }
}

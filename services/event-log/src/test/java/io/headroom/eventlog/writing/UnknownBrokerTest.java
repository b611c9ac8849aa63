package io.headroom.eventlog.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.eventlog.EventLogConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Writing while the broker's name is not known to the name service, which Kafka's producer cannot be made without. */
final class UnknownBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WritingMetrics metrics = new WritingMetrics(registry);

    @Test
    void offer_isWritten_whenTheNameIsKnownLater() {
        MockProducer<byte[], byte[]> known =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        EventLogConfig config = config(Map.of());
        AtomicInteger tries = new AtomicInteger();
        RecordProducer producer = new RecordProducer(
                () -> tries.incrementAndGet() < 3 ? new KafkaProducer<>(ProducerSettings.impressions(config)) : known);
        try (ImpressionPublisher publisher = publisher(config, producer)) {
            publisher.start();
            assertThat(publisher.offer(
                            ImpressionRecord.newBuilder().setSchemaVersion(1).build()))
                    .isTrue();
            Awaitility.await().atMost(SOON).until(() -> written("published") == 1);
            assertThat(tries).hasValue(3);
        }
    }

    @Test
    void offers_areGivenUpInTime_andTakeNoRoomAnyMore() {
        EventLogConfig config = config(Map.of("buffer.records", "1", "buffer.delivery-timeout", "100ms"));
        RecordProducer producer = new RecordProducer(() -> new KafkaProducer<>(ProducerSettings.impressions(config)));
        try (ImpressionPublisher publisher = publisher(config, producer)) {
            publisher.start();
            for (int offer = 1; offer <= 2; offer++) {
                double before = written("undelivered");
                assertThat(publisher.offer(ImpressionRecord.newBuilder()
                                .setSchemaVersion(1)
                                .build()))
                        .isTrue();
                Awaitility.await().atMost(SOON).until(() -> written("undelivered") == before + 1);
            }
        }
    }

    private ImpressionPublisher publisher(EventLogConfig config, RecordProducer producer) {
        Room room = new Room(config.buffer().records(), config.buffer().bytes().asLongValue());
        metrics.watchWriting(room::records, room::bytes, producer::isConnected);
        return new ImpressionPublisher("shown", config.buffer(), producer, metrics, room);
    }

    private double written(String outcome) {
        return registry.get(WritingMetrics.RECORDS)
                .tags("topic", "impressions", "outcome", outcome)
                .counter()
                .count();
    }

    private static EventLogConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("headroom.event-log.bootstrap-servers", "nosuch.invalid:9092");
        settings.forEach((key, value) -> all.put("headroom.event-log." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EventLogConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(EventLogConfig.class);
    }
}

package io.headroom.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.topics.LogTopic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

final class OpeningReaderTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final LogPartition PARTITION = new LogPartition(LogTopic.IMPRESSIONS, 0);
    private static final Map<LogPartition, LogPosition> FROM = Map.of(PARTITION, new LogPosition(5, 7));

    @Test
    void reading_doesNotFail_andKeepsItsPlace_whileTheBrokersNameIsUnknown() {
        EventLogReaders readers = new EventLogReaders(unresolvable(), new SimpleMeterRegistry());
        try (EventLogReader reader = readers.open(FROM)) {
            assertThat(reader.poll(SHORT)).isEmpty();
            assertThat(reader.positions()).isEqualTo(FROM);
            assertThat(reader.state().connected()).isFalse();
        } finally {
            readers.close();
        }
    }

    @Test
    void polls_tryUntilThereIsAReader() {
        Map<LogPartition, LogPosition> later = Map.of(PARTITION, new LogPosition(6, 8));
        AtomicInteger tries = new AtomicInteger();
        try (EventLogReader reader = new OpeningReader(FROM, () -> {
            if (tries.incrementAndGet() < 3) {
                throw new KafkaException("no such name");
            }
            return new SilentReader(later);
        })) {
            reader.poll(SHORT);
            reader.poll(SHORT);
            assertThat(reader.positions()).isEqualTo(FROM);
            reader.poll(SHORT);
            assertThat(reader.positions()).isEqualTo(later);
            reader.poll(SHORT);
            assertThat(tries).hasValue(3);
        }
    }

    private static EventLogConfig unresolvable() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EventLogConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "headroom.event-log.enabled",
                                "true",
                                "headroom.event-log.bootstrap-servers",
                                "nosuch.invalid:9092"),
                        "test",
                        100))
                .build()
                .getConfigMapping(EventLogConfig.class);
    }
}

package io.headroom.eventlog.reading;

import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.EventLogLimits;
import io.headroom.eventlog.topics.TopicCreation;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Makes readers of the log. Thread-safe. */
@Singleton
public final class EventLogReaders {
    private final EventLogConfig config;
    private final MeterRegistry registry;
    private Optional<TopicCreation> topics = Optional.empty();
    private volatile EventLogReader latest;

    public EventLogReaders(EventLogConfig config, MeterRegistry registry) {
        EventLogLimits.check(config);
        this.config = config;
        this.registry = registry;
        this.latest = new SilentReader(Map.of());
    }

    /**
     * A reader that goes on where another was. It looks for the broker, and for the broker's name, in its polls, so that this never fails for want of one; where no log is
     * configured, nothing ever comes. Topics that do not exist are created, if that is configured. The metrics are those of the latest reader.
     *
     * @param from its positions; a partition that is not among them is read from its oldest record
     */
    public synchronized EventLogReader open(Map<LogPartition, LogPosition> from) {
        if (!config.enabled()) {
            return new SilentReader(from);
        }
        if (topics.isEmpty()) {
            topics = Optional.of(TopicCreation.start(config));
            ReadingMetrics.watch(registry, () -> latest.state());
        }
        latest = new OpeningReader(
                from,
                () -> new KafkaEventLogReader(
                        config, new KafkaConsumer<>(ConsumerSettings.of(config)), from, System::nanoTime));
        return latest;
    }

    /** Ends what creates topics; readers are closed by those who opened them. */
    @PreDestroy
    public synchronized void close() {
        topics.ifPresent(TopicCreation::close);
    }
}

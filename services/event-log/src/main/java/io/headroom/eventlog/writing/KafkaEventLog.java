package io.headroom.eventlog.writing;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLog;
import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.topics.LogTopic;
import io.headroom.eventlog.topics.TopicCreation;
import io.headroom.eventlog.topics.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * The log in Kafka. Impressions and interactions have a producer each, so that what waits of the one does not delay the other. Starting looks for
 * the broker in the background and needs none.
 */
final class KafkaEventLog implements EventLog, AutoCloseable {
    private final TopicCreation topics;
    private final ImpressionPublisher impressions;
    private final InteractionAppender interactions;

    private KafkaEventLog(TopicCreation topics, ImpressionPublisher impressions, InteractionAppender interactions) {
        this.topics = topics;
        this.impressions = impressions;
        this.interactions = interactions;
    }

    static KafkaEventLog start(EventLogConfig config, WritingMetrics metrics) {
        RecordProducer impressions = producer(ProducerSettings.impressions(config));
        RecordProducer interactions = producer(ProducerSettings.interactions(config));
        Room waiting =
                new Room(config.buffer().records(), config.buffer().bytes().asLongValue());
        Room appends =
                new Room(config.append().inFlight(), config.append().bytes().asLongValue());
        metrics.watchWriting(waiting::records, waiting::bytes, impressions::isConnected);
        KafkaEventLog log = new KafkaEventLog(
                TopicCreation.start(config),
                new ImpressionPublisher(
                        TopicNames.of(LogTopic.IMPRESSIONS, config.topics()),
                        config.buffer(),
                        impressions,
                        metrics,
                        waiting),
                new InteractionAppender(
                        TopicNames.of(LogTopic.INTERACTIONS, config.topics()),
                        config.append(),
                        interactions,
                        metrics,
                        appends));
        log.impressions.start();
        log.interactions.start();
        return log;
    }

    @Override
    public boolean offer(ImpressionRecord impression) {
        return impressions.offer(impression);
    }

    @Override
    public CompletionStage<Void> append(List<InteractionRecord> appended) {
        return interactions.append(appended);
    }

    /** Takes no longer than flushing may, and a second. */
    @Override
    public void close() {
        topics.close();
        interactions.close();
        impressions.close();
    }

    private static RecordProducer producer(Map<String, Object> settings) {
        return new RecordProducer(() -> new KafkaProducer<>(settings));
    }
}

package io.headroom.monitor.consuming;

import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.reading.LogPartition;
import io.headroom.eventlog.reading.LogPosition;
import io.headroom.eventlog.topics.TopicNames;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Tells the broker how far the log was read, under the name of a consumer group without members, so that Kafka's own tools show the monitor's lag. The
 * truth is in the saved state; nothing is read back from here, and a commit that fails is not repeated: the next one says more.
 */
@Singleton
final class CommittedOffsets {
    private static final Logger LOG = Logger.getLogger(CommittedOffsets.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
    private static final String ANSWER_WITHIN_MILLIS = "5000";

    private final EventLogConfig log;
    private final String group;
    private Optional<Admin> admin = Optional.empty();
    private boolean underWay;

    CommittedOffsets(EventLogConfig log, MonitorConfig config) {
        this.log = log;
        this.group = config.state().group();
    }

    /** Sends them, unless those before are still on their way. Does not wait. */
    synchronized void commit(Map<LogPartition, LogPosition> positions) {
        if (!log.enabled() || underWay || positions.isEmpty()) {
            return;
        }
        underWay = true;
        try {
            var unused = connected()
                    .alterConsumerGroupOffsets(group, offsets(positions))
                    .all()
                    .whenComplete((_, failure) -> done(Optional.ofNullable(failure)));
        } catch (KafkaException | IllegalStateException e) {
            // No client can be made while the broker's name is not known; the next commit tries again.
            done(Optional.of(e));
        }
    }

    /** Whether those before are still on their way. */
    synchronized boolean isUnderWay() {
        return underWay;
    }

    void stopped(@Observes ShutdownEvent event) {
        Optional<Admin> open;
        synchronized (this) {
            open = admin;
            underWay = true;
        }
        open.ifPresent(client -> client.close(CLOSE_WITHIN));
    }

    private synchronized void done(Optional<Throwable> failure) {
        underWay = false;
        failure.ifPresent(reason -> LOG.debug("the offsets could not be told to the broker", reason));
    }

    private Admin connected() {
        if (admin.isEmpty()) {
            admin = Optional.of(Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    log.bootstrapServers(),
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    "monitor-offsets",
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    ANSWER_WITHIN_MILLIS,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    ANSWER_WITHIN_MILLIS)));
        }
        return admin.get();
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Map<LogPartition, LogPosition> positions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, position) -> offsets.put(
                new TopicPartition(TopicNames.of(partition.topic(), log.topics()), partition.number()),
                new OffsetAndMetadata(position.nextOffset())));
        return offsets;
    }
}

package io.headroom.eventlog.reading;

import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.topics.LogTopic;
import io.headroom.eventlog.topics.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The consumer's partitions: which there are, where reading them begins, where they end. */
final class Partitions {
    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private final Consumer<byte[], byte[]> consumer;
    private final EventLogConfig config;
    private final Duration answerWithin;
    private List<LogPartition> assigned = List.of();

    Partitions(Consumer<byte[], byte[]> consumer, EventLogConfig config) {
        this.consumer = consumer;
        this.config = config;
        this.answerWithin = config.reader().answerWithin();
    }

    boolean areAssigned() {
        return !assigned.isEmpty();
    }

    /**
     * Takes every partition of both topics, and goes to where each lane stands.
     *
     * @return records that are not there any more; nothing is assigned while a topic does not exist
     */
    long assign(OrderedMerge merge) {
        List<LogPartition> found = new ArrayList<>();
        for (LogTopic topic : LogTopic.values()) {
            List<PartitionInfo> partitions =
                    consumer.partitionsFor(TopicNames.of(topic, config.topics()), answerWithin);
            if (partitions.isEmpty()) {
                return 0;
            }
            partitions.forEach(partition -> found.add(new LogPartition(topic, partition.partition())));
        }
        consumer.assign(found.stream().map(this::name).toList());
        long lost = begin(merge, found);
        assigned = List.copyOf(found);
        return lost;
    }

    /** Goes to where the lanes stand, or to the oldest record where that is gone; returns how many were lost. */
    long begin(OrderedMerge merge, List<LogPartition> partitions) {
        List<TopicPartition> names = partitions.stream().map(this::name).toList();
        Map<TopicPartition, Long> oldest = consumer.beginningOffsets(names, answerWithin);
        Map<TopicPartition, Long> ends = consumer.endOffsets(names, answerWithin);
        long lost = 0;
        for (LogPartition partition : partitions) {
            TopicPartition name = name(partition);
            lost += begin(merge.lane(partition), name, oldest.get(name), ends.get(name));
        }
        return lost;
    }

    private long begin(Lane lane, TopicPartition name, long oldest, long end) {
        long wanted = lane.nextOffset();
        if (wanted > end) {
            LOG.warnf(
                    "%s ends at %d, before %d: another log, read from its oldest record %d", name, end, wanted, oldest);
            lane.restart(new LogPosition(oldest, 0));
        } else if (wanted < oldest) {
            if (wanted > 0) {
                LOG.warnf("%s begins at %d: the records from %d on were deleted unread", name, oldest, wanted);
            }
            lane.skipTo(oldest);
        }
        consumer.seek(name, lane.nextOffset());
        return wanted > 0 && wanted < oldest ? oldest - wanted : 0;
    }

    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(assigned.stream().map(this::name).toList(), answerWithin);
    }

    /** Fetches no more of what is held enough of. */
    void pause(OrderedMerge merge, long heldBytes) {
        Map<Boolean, Set<TopicPartition>> full = assigned.stream()
                .collect(Collectors.partitioningBy(
                        partition -> merge.lane(partition).heldBytes() >= heldBytes,
                        Collectors.mapping(this::name, Collectors.toSet())));
        consumer.pause(full.get(true));
        consumer.resume(full.get(false));
    }

    List<LogPartition> assigned() {
        return assigned;
    }

    TopicPartition name(LogPartition partition) {
        return new TopicPartition(TopicNames.of(partition.topic(), config.topics()), partition.number());
    }

    LogPartition partition(TopicPartition name) {
        LogTopic topic =
                name.topic().equals(config.topics().impressions()) ? LogTopic.IMPRESSIONS : LogTopic.INTERACTIONS;
        return new LogPartition(topic, name.partition());
    }
}

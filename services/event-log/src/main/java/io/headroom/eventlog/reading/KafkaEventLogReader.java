package io.headroom.eventlog.reading;

import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.codec.RecordCodec;
import io.headroom.eventlog.codec.UnreadableRecordException;
import io.headroom.eventlog.topics.LogTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Reads the log from Kafka: fetches into the merge, and tells it which partitions are at their end. */
final class KafkaEventLogReader implements EventLogReader {
    private static final Logger LOG = Logger.getLogger(KafkaEventLogReader.class);
    private static final int AT_ONCE = 1_000;
    private static final Duration FETCH = Duration.ofMillis(50);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LAG_EVERY_MILLIS = 1_000;
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final EventLogConfig.Reader limits;
    private final Consumer<byte[], byte[]> consumer;
    private final Partitions partitions;
    private final OrderedMerge merge;
    private final BrokerTime brokerTime = new BrokerTime();
    private final LongSupplier nanos;
    private volatile ReadingState state = ReadingState.BEGINNING;
    private volatile boolean woken;
    private long askedAtMillis;
    private String told = "";

    /** @param nanos a clock that never goes back */
    KafkaEventLogReader(
            EventLogConfig config,
            Consumer<byte[], byte[]> consumer,
            Map<LogPartition, LogPosition> from,
            LongSupplier nanos) {
        this.limits = config.reader();
        this.consumer = consumer;
        this.partitions = new Partitions(consumer, config);
        this.merge = new OrderedMerge(from);
        this.nanos = nanos;
        this.askedAtMillis = now() - LAG_EVERY_MILLIS;
    }

    @Override
    public List<LoggedRecord> poll(Duration atMost) {
        long giveUpAt = nanos.getAsLong() + atMost.toNanos();
        List<LoggedRecord> ready = handOut();
        while (ready.isEmpty() && !woken && nanos.getAsLong() - giveUpAt < 0) {
            step(Duration.ofNanos(Math.max(0, giveUpAt - nanos.getAsLong())));
            ready = handOut();
        }
        woken = false;
        return ready;
    }

    private void step(Duration left) {
        try {
            if (!partitions.areAssigned()) {
                lost(partitions.assign(merge));
            }
            if (partitions.areAssigned()) {
                fetch(left.compareTo(FETCH) < 0 ? left : FETCH);
                askEnds();
                told = "";
            } else {
                away("its topics do not exist yet");
            }
        } catch (WakeupException e) {
            woken = true;
        } catch (OffsetOutOfRangeException e) {
            restart(e);
        } catch (InterruptException e) {
            woken = true;
        } catch (KafkaException e) {
            away(e.toString());
        }
    }

    private void fetch(Duration atMost) {
        partitions.pause(merge, limits.heldBytes().asLongValue());
        ConsumerRecords<byte[], byte[]> fetched = consumer.poll(atMost);
        long here = now();
        for (ConsumerRecord<byte[], byte[]> message : fetched) {
            Lane lane = merge.lane(partitions.partition(new TopicPartition(message.topic(), message.partition())));
            lane.add(message.offset(), message.timestamp(), message.value() == null ? new byte[0] : message.value());
            brokerTime.seen(message.timestamp(), here);
        }
    }

    /** The question is sent after this moment, so who is at the end by its answer has nothing older than it, but for the grace. */
    private void askEnds() {
        long asked = now();
        if (!merge.waits() && asked - askedAtMillis < LAG_EVERY_MILLIS) {
            return;
        }
        long nothingBefore = brokerTime.atLeast(asked) - limits.grace().toMillis();
        Map<TopicPartition, Long> ends = partitions.ends();
        askedAtMillis = asked;
        long lag = 0;
        for (LogPartition partition : partitions.assigned()) {
            Lane lane = merge.lane(partition);
            TopicPartition name = partitions.name(partition);
            long end = ends.get(name);
            lag += Math.max(0, end - lane.position().nextOffset());
            if (lane.isEmpty() && consumer.position(name, limits.answerWithin()) >= end) {
                lane.nothingBefore(nothingBefore);
            }
        }
        state = new ReadingState(true, lag, state.read(), state.unreadable(), state.lost(), merge.late());
    }

    private List<LoggedRecord> handOut() {
        List<LoggedRecord> records = new ArrayList<>();
        List<Held> released = merge.release(AT_ONCE);
        for (Held held : released) {
            try {
                records.add(read(held));
            } catch (UnreadableRecordException e) {
                LOG.warnf("skipped %s: %s", held.place(), e.getMessage());
            }
        }
        ReadingState now = state;
        state = new ReadingState(
                now.connected(),
                Math.max(0, now.lag() - released.size()),
                now.read() + records.size(),
                now.unreadable() + released.size() - records.size(),
                now.lost(),
                merge.late());
        return records;
    }

    private static LoggedRecord read(Held held) throws UnreadableRecordException {
        return held.place().partition().topic() == LogTopic.IMPRESSIONS
                ? new LoggedRecord.Impression(held.place(), RecordCodec.impression(held.value()))
                : new LoggedRecord.Interaction(held.place(), RecordCodec.interaction(held.value()));
    }

    /** Retention was faster than this reader, or the log is another one. */
    private void restart(OffsetOutOfRangeException gone) {
        try {
            lost(partitions.begin(
                    merge,
                    gone.offsetOutOfRangePartitions().keySet().stream()
                            .map(partitions::partition)
                            .toList()));
        } catch (KafkaException e) {
            away(e.toString());
        }
    }

    private void lost(long records) {
        ReadingState now = state;
        state = new ReadingState(
                now.connected(), now.lag(), now.read(), now.unreadable(), now.lost() + records, now.late());
    }

    private void away(String reason) {
        ReadingState now = state;
        state = new ReadingState(false, now.lag(), now.read(), now.unreadable(), now.lost(), now.late());
        if (!reason.equals(told)) {
            LOG.warnf("the event log cannot be read: %s", reason);
            told = reason;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    @Override
    public Map<LogPartition, LogPosition> positions() {
        return merge.positions();
    }

    @Override
    public ReadingState state() {
        return state;
    }

    @Override
    public void wakeUp() {
        woken = true;
        consumer.wakeup();
    }

    @Override
    public void close() {
        try {
            consumer.close(CloseOptions.timeout(CLOSING));
        } catch (KafkaException e) {
            LOG.debugf("the reader did not end well: %s", e);
        }
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
    }
}

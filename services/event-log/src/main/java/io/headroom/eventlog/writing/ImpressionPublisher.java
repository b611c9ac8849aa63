package io.headroom.eventlog.writing;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.codec.RecordCodec;
import io.headroom.eventlog.topics.LogTopic;
import io.headroom.eventlog.writing.WritingMetrics.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Writes impressions nobody waits for. Whoever offers one puts it into a bounded queue and goes on; one thread takes them out and does whatever
 * Kafka's producer may wait for. A record takes room from its offer until the broker has it or it is given up.
 */
final class ImpressionPublisher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ImpressionPublisher.class);
    private static final long LOOK_UP_MILLIS = 100;

    private final String topic;
    private final EventLogConfig.Buffer limits;
    private final RecordProducer producer;
    private final WritingMetrics metrics;
    private final Room room;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final AtomicBoolean losing = new AtomicBoolean();
    private volatile boolean stopping;

    private record Waiting(byte[] key, byte[] value, long offeredNanos) {}

    ImpressionPublisher(
            String topic, EventLogConfig.Buffer limits, RecordProducer producer, WritingMetrics metrics, Room room) {
        this.topic = topic;
        this.limits = limits;
        this.producer = producer;
        this.metrics = metrics;
        this.room = room;
        this.thread = Thread.ofPlatform().name("event-log-impressions").daemon().unstarted(this::publish);
    }

    void start() {
        thread.start();
    }

    boolean offer(ImpressionRecord impression) {
        byte[] value = RecordCodec.encode(impression);
        if (value.length > limits.recordAtMost().asLongValue()) {
            metrics.written(LogTopic.IMPRESSIONS, Outcome.TOO_LARGE);
            return false;
        }
        if (stopping || !room.enter(value.length)) {
            metrics.written(LogTopic.IMPRESSIONS, Outcome.BUFFER_FULL);
            return false;
        }
        return queue.offer(new Waiting(RecordCodec.key(impression.getUserId()), value, System.nanoTime()));
    }

    private void publish() {
        try {
            while (!stopping || !queue.isEmpty()) {
                producer.open();
                Waiting next = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    publish(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(Waiting next) {
        awaitProducer(next);
        if (age(next) > limits.deliveryTimeout().toNanos()) {
            ended(next, Outcome.UNDELIVERED);
            return;
        }
        producer.send(new ProducerRecord<>(topic, next.key(), next.value()), (_, failure) -> {
            tell(Optional.ofNullable(failure));
            ended(next, failure == null ? Outcome.PUBLISHED : Outcome.UNDELIVERED);
        });
    }

    /** While there can be none the record waits as long as it may. */
    private void awaitProducer(Waiting next) {
        while (!producer.open()
                && !stopping
                && !Thread.currentThread().isInterrupted()
                && age(next) <= limits.deliveryTimeout().toNanos()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_UP_MILLIS));
        }
    }

    /** Once when records begin to be lost, and once when they are no longer; the counters tell how many. */
    private void tell(Optional<Exception> failure) {
        if (losing.compareAndSet(failure.isEmpty(), failure.isPresent())) {
            failure.ifPresentOrElse(
                    reason -> LOG.warnf("impressions are lost to the event log: %s", reason),
                    () -> LOG.info("impressions reach the event log again"));
        }
    }

    private void ended(Waiting record, Outcome outcome) {
        room.leave(record.value().length);
        if (outcome == Outcome.PUBLISHED) {
            metrics.published(LogTopic.IMPRESSIONS, age(record));
        } else {
            metrics.written(LogTopic.IMPRESSIONS, outcome);
        }
    }

    private static long age(Waiting record) {
        return System.nanoTime() - record.offeredNanos();
    }

    /** Takes no more, and waits for a bounded time until the broker has what was taken. */
    @Override
    public void close() {
        stopping = true;
        long giveUpAt = System.nanoTime() + limits.flushWithin().toNanos();
        try {
            if (thread.isAlive() && !thread.join(limits.flushWithin())) {
                thread.interrupt();
                thread.join(limits.flushWithin());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofNanos(Math.max(0, giveUpAt - System.nanoTime())));
        giveUpQueue();
    }

    private void giveUpQueue() {
        int given = 0;
        for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
            ended(left, Outcome.UNDELIVERED);
            given++;
        }
        if (given > 0) {
            LOG.warnf("%d impressions were not written at the end of the process", given);
        }
    }
}

package io.headroom.eventlog.writing;

import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.EventLogUnavailableException;
import io.headroom.eventlog.codec.RecordCodec;
import io.headroom.eventlog.topics.LogTopic;
import io.headroom.eventlog.writing.WritingMetrics.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes interactions someone waits for. Two threads: one sends, and may wait for the broker; one ends what was not acknowledged in time. An
 * append takes room until the last of its records was acknowledged or given up, not only as long as its caller waits.
 */
final class InteractionAppender implements AutoCloseable {
    private static final Duration ENDING = Duration.ofSeconds(1);

    private final String topic;
    private final EventLogConfig.Append limits;
    private final RecordProducer producer;
    private final WritingMetrics metrics;
    private final Room room;
    private final ScheduledThreadPoolExecutor sending = daemon("event-log-interactions");
    private final ScheduledThreadPoolExecutor timing = daemon("event-log-timeouts");
    private volatile boolean stopping;

    InteractionAppender(
            String topic, EventLogConfig.Append limits, RecordProducer producer, WritingMetrics metrics, Room room) {
        this.topic = topic;
        this.limits = limits;
        this.producer = producer;
        this.metrics = metrics;
        this.room = room;
    }

    void start() {
        sending.execute(producer::open);
    }

    CompletionStage<Void> append(List<InteractionRecord> interactions) {
        if (interactions.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to append");
        }
        Append append = new Append(interactions.stream().map(this::message).toList(), System.nanoTime());
        if (stopping || !room.enter(append.size)) {
            interactions.forEach(_ -> metrics.written(LogTopic.INTERACTIONS, Outcome.BUFFER_FULL));
            return CompletableFuture.failedFuture(refusal());
        }
        var timeout = timing.schedule(append::late, limits.timeout().toNanos(), TimeUnit.NANOSECONDS);
        CompletableFuture<?> unused = append.done.whenComplete((_, _) -> timeout.cancel(false));
        sending.execute(() -> send(append));
        return append.done.minimalCompletionStage();
    }

    private EventLogUnavailableException refusal() {
        return new EventLogUnavailableException("too much is under way to the event log already: " + room.records()
                + " appends of " + limits.inFlight() + ", " + room.bytes() + " bytes of "
                + limits.bytes().asLongValue());
    }

    private void send(Append append) {
        for (ProducerRecord<byte[], byte[]> message : append.messages) {
            if (stopping || append.done.isDone()) {
                append.ended(new EventLogUnavailableException("not sent any more"));
            } else {
                producer.send(message, (_, failure) -> append.ended(failure));
            }
        }
    }

    private ProducerRecord<byte[], byte[]> message(InteractionRecord interaction) {
        return new ProducerRecord<>(topic, RecordCodec.key(interaction.getUserId()), RecordCodec.encode(interaction));
    }

    /** What was not acknowledged by now has failed; takes two seconds at most. */
    @Override
    public void close() {
        stopping = true;
        sending.shutdown();
        producer.close(ENDING);
        try {
            if (!sending.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                sending.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timing.shutdownNow();
    }

    private static ScheduledThreadPoolExecutor daemon(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name(name).daemon().factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** One append under way. */
    private final class Append {
        private final List<ProducerRecord<byte[], byte[]>> messages;
        private final long size;
        private final long beganNanos;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private int left;

        Append(List<ProducerRecord<byte[], byte[]>> messages, long beganNanos) {
            this.messages = messages;
            this.size = messages.stream()
                    .mapToLong(message -> message.value().length)
                    .sum();
            this.beganNanos = beganNanos;
            this.left = messages.size();
        }

        /** One record was acknowledged, or given up for the reason. */
        private void ended(Exception failure) {
            if (failure == null) {
                metrics.published(LogTopic.INTERACTIONS, System.nanoTime() - beganNanos);
            } else {
                metrics.written(LogTopic.INTERACTIONS, Outcome.UNDELIVERED);
                done.completeExceptionally(new EventLogUnavailableException(
                        "the event log did not take it: " + failure.getMessage(), failure));
            }
            if (isLast()) {
                room.leave(size);
                done.complete(null);
            }
        }

        private synchronized boolean isLast() {
            left--;
            return left == 0;
        }

        private void late() {
            done.completeExceptionally(new EventLogUnavailableException(
                    "the event log has not acknowledged it within " + limits.timeout()));
        }
    }
}

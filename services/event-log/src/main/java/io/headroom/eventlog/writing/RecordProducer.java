package io.headroom.eventlog.writing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/** A producer that is replaced when it can go on no more. Opening and sending are for one thread; the rest is thread-safe. */
final class RecordProducer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RecordProducer.class);
    private static final long OPEN_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final String CONNECTIONS = "connection-count";

    private final Supplier<Producer<byte[], byte[]>> make;
    private volatile Optional<Producer<byte[], byte[]>> current = Optional.empty();
    private Optional<KafkaException> refusal = Optional.empty();
    private long refusedNanos;

    RecordProducer(Supplier<Producer<byte[], byte[]>> make) {
        this.make = make;
    }

    /**
     * Looks for the broker already, so that the first record need not. Where no producer can be made, as while the broker's name is not known, it is
     * tried again by a later call, though not by each of many.
     *
     * @return whether there is a producer
     */
    boolean open() {
        if (current.isEmpty() && (refusal.isEmpty() || System.nanoTime() - refusedNanos > OPEN_AGAIN_NANOS)) {
            try {
                current = Optional.of(make.get());
                refusal = Optional.empty();
            } catch (KafkaException e) {
                refuse(e);
            }
        }
        return current.isPresent();
    }

    private void refuse(KafkaException reason) {
        if (refusal.isEmpty()) {
            LOG.warnf("there can be no producer yet: %s", reason.getCause() == null ? reason : reason.getCause());
        }
        refusal = Optional.of(reason);
        refusedNanos = System.nanoTime();
    }

    /**
     * Sends a record; may wait for the broker as long as its settings allow.
     *
     * @param callback called exactly once, here or on the producer's own thread
     */
    void send(ProducerRecord<byte[], byte[]> message, Callback callback) {
        if (!open()) {
            callback.onCompletion(null, refusal.orElseThrow());
            return;
        }
        try {
            var unused = current.orElseThrow().send(message, callback);
        } catch (InterruptException e) {
            callback.onCompletion(null, e);
        } catch (KafkaException | IllegalStateException e) {
            LOG.warnf("the producer for %s is replaced: %s", message.topic(), e);
            close(Duration.ZERO);
            callback.onCompletion(null, e);
        }
    }

    boolean isConnected() {
        return current.stream()
                .flatMap(producer -> producer.metrics().entrySet().stream())
                .filter(metric -> metric.getKey().name().equals(CONNECTIONS))
                .anyMatch(metric -> metric.getValue().metricValue() instanceof Number count && count.doubleValue() > 0);
    }

    /** Waits so long for what is under way; what is left then has failed. */
    void close(Duration atMost) {
        Optional<Producer<byte[], byte[]>> closing = current;
        current = Optional.empty();
        closing.ifPresent(producer -> {
            try {
                producer.close(atMost);
            } catch (KafkaException e) {
                LOG.debugf("a producer did not end well: %s", e);
            }
        });
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }
}

package io.headroom.eventlog.writing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/** A producer that is replaced when it can go on no more. Sending is for one thread; the rest is thread-safe. */
final class RecordProducer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RecordProducer.class);
    private static final String CONNECTIONS = "connection-count";

    private final Supplier<Producer<byte[], byte[]>> make;
    private volatile Optional<Producer<byte[], byte[]>> current = Optional.empty();

    RecordProducer(Supplier<Producer<byte[], byte[]>> make) {
        this.make = make;
    }

    /** Looks for the broker already, so that the first record need not. */
    void open() {
        if (current.isEmpty()) {
            current = Optional.of(make.get());
        }
    }

    /**
     * Sends a record; may wait for the broker as long as its settings allow.
     *
     * @param callback called exactly once, here or on the producer's own thread
     */
    void send(ProducerRecord<byte[], byte[]> message, Callback callback) {
        try {
            open();
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

package io.headroom.eventlog.writing;

import io.headroom.eventlog.EventLogConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the two producers are told. */
final class ProducerSettings {
    private static final int BATCH_BYTES = 64 * 1024;
    private static final int LINGER_MILLIS = 5;
    private static final int RECONNECT_AT_MOST_MILLIS = 500;
    private static final int RECORD_OVERHEAD_BYTES = 1024;

    private ProducerSettings() {}

    /** Its own buffer is larger than all that may wait, so that it is the room of this process that fills. */
    static Map<String, Object> impressions(EventLogConfig config) {
        Map<String, Object> settings = common(config, config.buffer().deliveryTimeout());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "headroom-impressions");
        settings.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                memory(config.buffer().bytes().asLongValue()));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        return settings;
    }

    /** Someone waits, so nothing lingers. */
    static Map<String, Object> interactions(EventLogConfig config) {
        Map<String, Object> settings = common(config, config.append().timeout());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "headroom-interactions");
        settings.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                memory(config.append().bytes().asLongValue()));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }

    /** Every record is acknowledged by all replicas in sync, once and in order, however often it was sent. */
    private static Map<String, Object> common(EventLogConfig config, Duration delivery) {
        int millis = Math.toIntExact(delivery.toMillis());
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Arrays.asList(config.bootstrapServers().split(",")));
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis - 2 * LINGER_MILLIS));
        settings.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.toIntExact(config.buffer().recordAtMost().asLongValue()) + RECORD_OVERHEAD_BYTES);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, (long) RECONNECT_AT_MOST_MILLIS);
        // A connection that nothing is sent over is no sign of a broker that is gone.
        settings.put(ProducerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, -1L);
        settings.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }

    /** Batches are not filled to the brim. */
    private static long memory(long waiting) {
        return 2 * waiting + 16L * BATCH_BYTES;
    }
}

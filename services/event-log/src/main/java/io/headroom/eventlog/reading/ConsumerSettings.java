package io.headroom.eventlog.reading;

import io.headroom.eventlog.EventLogConfig;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the consumer is told. */
final class ConsumerSettings {
    /** Questions wait behind a fetch that waits for records. */
    private static final int FETCH_WAIT_MILLIS = 100;

    private static final int RECONNECT_AT_MOST_MILLIS = 500;
    private static final int PARTITIONS_A_FETCH = 8;

    private ConsumerSettings() {}

    static Map<String, Object> of(EventLogConfig config) {
        int answer = Math.toIntExact(config.reader().answerWithin().toMillis());
        int fetch = Math.toIntExact(config.reader().fetchBytes().asLongValue());
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Arrays.asList(config.bootstrapServers().split(",")));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "headroom-reader");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, fetch);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, PARTITIONS_A_FETCH * fetch);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, answer);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, answer);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, (long) RECONNECT_AT_MOST_MILLIS);
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }
}

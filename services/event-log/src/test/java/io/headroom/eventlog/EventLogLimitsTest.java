package io.headroom.eventlog;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventLogLimitsTest {
    @Test
    void defaults_areWithinTheLimits() {
        assertThatCode(() -> EventLogLimits.check(config(Map.of()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "buffer.records, 0, 0, from 1 to",
        "buffer.bytes, 4G, 4294967296, to 2147483647",
        "buffer.delivery-timeout, -1s, PT-1S, from PT0.02S to",
        "append.timeout, 0s, PT0S, from PT0.02S to",
        "append.in-flight, -3, -3, from 1 to",
        "reader.grace, -1s, PT-1S, from PT0S to",
        "topics.partitions, 0, 0, from 1 to",
        "topics.min-in-sync, 2, 2, from 1 to 1",
        "topics.flush-every, 0, 0, from 1 to"
    })
    void valueOutsideItsLimits_isRefused_withKeyValueAndLimit(String key, String value, String told, String limit) {
        EventLogConfig config = config(Map.of("headroom.event-log." + key, value));
        assertThatThrownBy(() -> EventLogLimits.check(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("headroom.event-log." + key + " is " + told + ", but must be")
                .hasMessageContaining(limit);
    }

    private static EventLogConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EventLogConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(EventLogConfig.class);
    }
}

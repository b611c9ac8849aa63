package io.headroom.monitor.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.reading.LogPartition;
import io.headroom.eventlog.reading.LogPosition;
import io.headroom.eventlog.topics.LogTopic;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CommittedOffsetsTest {
    @Test
    void commit_isTriedAgainByTheNext_whileTheBrokersNameIsUnknown() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EventLogConfig.class)
                .withMapping(MonitorConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "headroom.event-log.enabled",
                                "true",
                                "headroom.event-log.bootstrap-servers",
                                "nosuch.invalid:9092"),
                        "test",
                        100))
                .build();
        CommittedOffsets offsets = new CommittedOffsets(
                config.getConfigMapping(EventLogConfig.class), config.getConfigMapping(MonitorConfig.class));
        for (int commit = 0; commit < 2; commit++) {
            offsets.commit(Map.of(new LogPartition(LogTopic.IMPRESSIONS, 0), new LogPosition(1, 1)));
            assertThat(offsets.isUnderWay()).isFalse();
        }
    }
}

package io.headroom.eventlog.topics;

import io.headroom.eventlog.EventLogConfig;

/** What the broker calls the topics. */
public final class TopicNames {
    private TopicNames() {}

    public static String of(LogTopic topic, EventLogConfig.Topics config) {
        return topic == LogTopic.IMPRESSIONS ? config.impressions() : config.interactions();
    }
}

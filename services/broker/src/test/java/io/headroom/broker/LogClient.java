package io.headroom.broker;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.InteractionKind;
import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLog;
import io.headroom.eventlog.EventLogConfig;
import io.headroom.eventlog.reading.EventLogReader;
import io.headroom.eventlog.reading.EventLogReaders;
import io.headroom.eventlog.reading.LogPartition;
import io.headroom.eventlog.reading.LogPosition;
import io.headroom.eventlog.reading.LoggedRecord;
import io.headroom.eventlog.writing.EventLogs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A process' event log, as a service has it, without the service. */
final class LogClient implements AutoCloseable {
    private final EventLogs logs = new EventLogs();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EventLogReaders readers;
    private final EventLog log;

    LogClient(String address, Map<String, String> settings) {
        EventLogConfig config = config(address, settings);
        this.log = logs.eventLog(config, registry);
        this.readers = new EventLogReaders(config, registry);
    }

    EventLog log() {
        return log;
    }

    EventLogReader reader(Map<LogPartition, LogPosition> from) {
        return readers.open(from);
    }

    double written(String topic, String outcome) {
        return registry.get("headroom.event.log.records")
                .tags("topic", topic, "outcome", outcome)
                .counter()
                .count();
    }

    double connected() {
        return registry.get("headroom.event.log.connected").gauge().value();
    }

    /** The next records of the log, so many. */
    static List<LoggedRecord> read(EventLogReader reader, int count) {
        List<LoggedRecord> records = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            records.addAll(reader.poll(Duration.ofMillis(200)));
            return records.size() >= count;
        });
        return records;
    }

    static ImpressionRecord impression(int number) {
        return ImpressionRecord.newBuilder()
                .setSchemaVersion(1)
                .setRequestId("request-" + number)
                .setUserId(number)
                .build();
    }

    static InteractionRecord interaction(int number) {
        return InteractionRecord.newBuilder()
                .setSchemaVersion(1)
                .setEventId("event-" + number)
                .setUserId(number)
                .setKind(InteractionKind.INTERACTION_KIND_CLICK)
                .build();
    }

    static EventLogConfig config(String address, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("headroom.event-log.enabled", "true");
        all.put("headroom.event-log.bootstrap-servers", address);
        settings.forEach((key, value) -> all.put("headroom.event-log." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EventLogConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(EventLogConfig.class);
    }

    @Override
    public void close() {
        logs.close(log);
        readers.close();
    }
}

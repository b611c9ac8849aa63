package io.headroom.eventlog.writing;

import io.headroom.eventlog.topics.LogTopic;
import io.headroom.runtime.metrics.LatencyBuckets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Names and meanings of the metrics of writing the log. Thread-safe. */
final class WritingMetrics {
    static final String RECORDS = "headroom.event.log.records";
    static final String PUBLISH = "headroom.event.log.publish";
    /** Two names: of two gauges that differ in their unit alone the registry would keep the first. */
    static final String BUFFERED_RECORDS = "headroom.event.log.buffered.records";

    static final String BUFFERED_BYTES = "headroom.event.log.buffered.bytes";
    static final String CONNECTED = "headroom.event.log.connected";

    private static final Duration FASTEST = Duration.ofMillis(1);
    private static final Duration SLOWEST = Duration.ofSeconds(32);

    private final MeterRegistry registry;
    private final Map<LogTopic, Map<Outcome, Counter>> records = new EnumMap<>(LogTopic.class);
    private final Map<LogTopic, Timer> publish = new EnumMap<>(LogTopic.class);

    /** What became of a record that was to be written. */
    enum Outcome {
        /** The broker has it. */
        PUBLISHED,
        /** Too many waited. */
        BUFFER_FULL,
        /** The broker did not take it in time. */
        UNDELIVERED,
        /** It was longer than records may be. */
        TOO_LARGE;

        /** As metrics call it. */
        String label() {
            return switch (this) {
                case PUBLISHED -> "published";
                case BUFFER_FULL -> "buffer_full";
                case UNDELIVERED -> "undelivered";
                case TOO_LARGE -> "too_large";
            };
        }
    }

    WritingMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Makes every counter of writing, so that one which never counted is 0 and not missing. */
    void watchWriting(LongSupplier bufferedRecords, LongSupplier bufferedBytes, BooleanSupplier connected) {
        for (LogTopic topic : LogTopic.values()) {
            Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                counters.put(outcome, counter(topic, outcome));
            }
            records.put(topic, counters);
            publish.put(topic, timer(topic));
        }
        gauge(BUFFERED_RECORDS, "Impressions that wait for the broker to take them", "records", bufferedRecords);
        gauge(BUFFERED_BYTES, "Bytes of the impressions that wait for the broker to take them", "bytes", bufferedBytes);
        gauge(
                CONNECTED,
                "1 while there is a connection to the broker of the event log",
                null,
                () -> connected.getAsBoolean() ? 1 : 0);
    }

    /** Counts what became of one record. Only after {@link #watchWriting}. */
    void written(LogTopic topic, Outcome outcome) {
        records.get(topic).get(outcome).increment();
    }

    /** Counts a record the broker has, and the time from its offer until then. */
    void published(LogTopic topic, long nanos) {
        written(topic, Outcome.PUBLISHED);
        publish.get(topic).record(nanos, TimeUnit.NANOSECONDS);
    }

    private void gauge(String name, String description, String unit, LongSupplier value) {
        Gauge.builder(name, value, LongSupplier::getAsLong)
                .description(description)
                .baseUnit(unit)
                .strongReference(true)
                .register(registry);
    }

    private Counter counter(LogTopic topic, Outcome outcome) {
        return Counter.builder(RECORDS)
                .description("Records for the event log, by what became of them")
                .tag("topic", topic.label())
                .tag("outcome", outcome.label())
                .register(registry);
    }

    private Timer timer(LogTopic topic) {
        return Timer.builder(PUBLISH)
                .description("Time from a record's offer until the broker had it")
                .tag("topic", topic.label())
                .serviceLevelObjectives(LatencyBuckets.doubling(FASTEST, SLOWEST))
                .register(registry);
    }
}

package io.headroom.broker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Names and meanings of the broker's own metrics; what Kafka counts is taken from its management beans. */
@Singleton
final class BrokerMetrics {
    static final String SERVING = "headroom.broker.serving";
    static final String RECORDS = "headroom.broker.appended";
    static final String RECEIVED = "headroom.broker.received";
    static final String SENT = "headroom.broker.sent";
    static final String STORED = "headroom.broker.stored";
    static final String FREE = "headroom.broker.free";

    private static final String TOPIC_METRICS = "kafka.server:type=BrokerTopicMetrics,name=";
    private static final String BYTES = "bytes";

    private final MeterRegistry registry;
    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    BrokerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Path directory, BooleanSupplier serving) {
        Gauge.builder(SERVING, () -> serving.getAsBoolean() ? 1 : 0)
                .description("1 while the broker serves clients")
                .register(registry);
        count(RECORDS, "records", "Records appended to the log", "MessagesInPerSec");
        count(RECEIVED, BYTES, "Bytes of records received", "BytesInPerSec");
        count(SENT, BYTES, "Bytes of records sent to readers", "BytesOutPerSec");
        Gauge.builder(STORED, directory, BrokerMetrics::stored)
                .description("Disk in use by the log")
                .baseUnit(BYTES)
                .strongReference(true)
                .register(registry);
        Gauge.builder(FREE, () -> directory.toFile().getUsableSpace())
                .description("Disk left for the log")
                .baseUnit(BYTES)
                .register(registry);
    }

    private void count(String name, String unit, String description, String bean) {
        FunctionCounter.builder(name, bean, this::counted)
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    /** What the bean has counted; 0 before Kafka has made it, which it does with the first record. */
    private double counted(String bean) {
        try {
            ObjectName name = new ObjectName(TOPIC_METRICS + bean);
            return beans.isRegistered(name) && beans.getAttribute(name, "Count") instanceof Number count
                    ? count.doubleValue()
                    : 0;
        } catch (JMException e) {
            throw new IllegalStateException("cannot read what Kafka counts as " + bean, e);
        }
    }

    private static double stored(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + directory, e);
        }
    }
}

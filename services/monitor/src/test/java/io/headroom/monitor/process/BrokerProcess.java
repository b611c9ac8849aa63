package io.headroom.monitor.process;

import io.headroom.eventlog.codec.RecordCodec;
import io.headroom.monitor.world.SyntheticTraffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker with the two topics of the log, and a producer that writes to them. */
final class BrokerProcess implements AutoCloseable {
    private static final Path APPLICATION = Path.of("..", "broker", "target", "quarkus-app");
    private static final Pattern SERVES = Pattern.compile("broker serves");
    private static final Map<String, String> LOG_TIME = Map.of("message.timestamp.type", "LogAppendTime");
    private static final int PARTITIONS = 3;
    private static final int CLICKS_BEHIND = 200;

    private final ServiceProcess process;
    private final String address;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Deque<SyntheticTraffic.Exchange> toClick = new ArrayDeque<>();

    private BrokerProcess(ServiceProcess process, String address) {
        this.process = process;
        this.address = address;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "linger.ms", "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static BrokerProcess start(Path directory) throws IOException, ExecutionException, InterruptedException {
        int port = freePort();
        ServiceProcess process = ServiceProcess.start(
                "broker",
                APPLICATION,
                List.of(
                        "headroom.broker.directory=" + directory,
                        "headroom.broker.port=" + port,
                        "headroom.broker.controller-port=" + freePort()));
        process.await(SERVES);
        String address = "127.0.0.1:" + port;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(topic("headroom.impressions"), topic("headroom.interactions")))
                    .all()
                    .get();
        }
        return new BrokerProcess(process, address);
    }

    String address() {
        return address;
    }

    /** Writes an answer, and the clicks on one some answers before it: users need a moment. Done when they are flushed. */
    void write(SyntheticTraffic.Exchange exchange) {
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                "headroom.impressions",
                RecordCodec.key(exchange.impression().getUserId()),
                RecordCodec.encode(exchange.impression())));
        toClick.addLast(exchange);
        if (toClick.size() > CLICKS_BEHIND) {
            click(toClick.removeFirst());
        }
    }

    void flush() {
        producer.flush();
        toClick.forEach(this::click);
        toClick.clear();
        producer.flush();
    }

    private void click(SyntheticTraffic.Exchange exchange) {
        exchange.clicks().forEach(click -> {
            Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                    "headroom.interactions", RecordCodec.key(click.getUserId()), RecordCodec.encode(click)));
        });
    }

    /** Offsets that were told for a group, over all partitions. */
    long committed(String group) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        }
    }

    @Override
    public void close() {
        producer.close();
        process.close();
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, PARTITIONS, (short) 1).configs(LOG_TIME);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.headroom.monitor.world;

import io.headroom.eventlog.codec.RecordCodec;
import io.headroom.monitor.world.SyntheticTraffic.Drift;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Feeds a monitor by hand: publishes the synthetic bundle and writes its traffic to a broker, with drift in the last third. */
public final class Feed {
    private static final int CLICKS_BEHIND = 500;

    private Feed() {}

    /** Arguments: bundle store, broker address, requests, requests per second. */
    public static void main(String[] arguments) {
        SyntheticBundle world = new SyntheticBundle(5);
        String version = world.publish(Path.of(arguments[0])).version();
        SyntheticTraffic traffic = new SyntheticTraffic(world, version, 7);
        int requests = Integer.parseInt(arguments[2]);
        long pauseNanos = TimeUnit.SECONDS.toNanos(1) / Integer.parseInt(arguments[3]);
        Deque<SyntheticTraffic.Exchange> toClick = new ArrayDeque<>();
        long next = System.nanoTime();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", arguments[1], "linger.ms", "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int request = 0; request < requests; request++) {
                SyntheticTraffic.Exchange exchange = traffic.next(drift(request, requests));
                show(producer, exchange);
                toClick.addLast(exchange);
                if (toClick.size() > CLICKS_BEHIND) {
                    click(producer, toClick.removeFirst());
                }
                next += pauseNanos;
                LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
            }
        }
    }

    private static Drift drift(int request, int requests) {
        if (request < requests * 2L / 3) {
            return Drift.NONE;
        }
        return request < requests * 5L / 6 ? Drift.USERS : Drift.CONCEPT;
    }

    private static void show(KafkaProducer<byte[], byte[]> producer, SyntheticTraffic.Exchange exchange) {
        byte[] key = RecordCodec.key(exchange.impression().getUserId());
        Future<?> unused = producer.send(
                new ProducerRecord<>("headroom.impressions", key, RecordCodec.encode(exchange.impression())));
    }

    private static void click(KafkaProducer<byte[], byte[]> producer, SyntheticTraffic.Exchange exchange) {
        byte[] key = RecordCodec.key(exchange.impression().getUserId());
        exchange.clicks().forEach(click -> {
            Future<?> unused =
                    producer.send(new ProducerRecord<>("headroom.interactions", key, RecordCodec.encode(click)));
        });
    }
}

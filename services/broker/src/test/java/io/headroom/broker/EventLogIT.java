package io.headroom.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.contracts.v1.InteractionRecord;
import io.headroom.eventlog.EventLogUnavailableException;
import io.headroom.eventlog.reading.EventLogReader;
import io.headroom.eventlog.reading.LogPartition;
import io.headroom.eventlog.reading.LogPosition;
import io.headroom.eventlog.reading.LoggedRecord;
import io.headroom.eventlog.topics.LogTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event log against a real broker that dies and comes back. Each test has topics of its own. */
final class EventLogIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static int tests;

    @TempDir
    private static Path directory;

    private static BrokerProcess broker;

    private Map<String, String> topics = Map.of();

    @BeforeAll
    static void startBroker() {
        broker = BrokerProcess.start(directory.resolve("log"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void nameTopics() {
        tests++;
        topics = Map.of(
                "topics.impressions", impressions(), "topics.interactions", interactions(), "reader.grace", "100ms");
    }

    @Test
    void records_areReadInOneOrder_howeverTheReadingIsCut() throws Exception {
        try (LogClient client = client(Map.of())) {
            write(client, 400);
            List<LoggedRecord> whole;
            try (EventLogReader reader = client.reader(Map.of())) {
                whole = LogClient.read(reader, 800);
            }
            assertThat(whole).hasSize(800);
            assertThat(whole).isSortedAccordingTo((left, right) -> left.place().compareTo(right.place()));
            assertThat(users(whole)).hasSize(400).allSatisfy((_, partitions) -> assertThat(partitions)
                    .hasSize(1));
            assertThat(readInPieces(client)).isEqualTo(whole);
        }
    }

    @Test
    void topics_areCreatedAsConfigured_andNotByUse() throws Exception {
        try (LogClient client = client(Map.of("topics.create", "false", "append.timeout", "500ms"))) {
            assertThatThrownBy(() -> append(client, LogClient.interaction(1)))
                    .isInstanceOf(EventLogUnavailableException.class);
            assertThat(names()).doesNotContain(impressions(), interactions());
        }
        try (LogClient client = client(Map.of("topics.partitions", "3", "topics.retention", "2d"));
                Admin admin = admin()) {
            write(client, 1);
            TopicDescription topic = admin.describeTopics(List.of(impressions()))
                    .allTopicNames()
                    .get()
                    .get(impressions());
            assertThat(topic.partitions()).hasSize(3);
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, impressions());
            var settings = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(settings.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
            assertThat(settings.get("retention.ms").value()).isEqualTo("172800000");
        }
    }

    @Test
    void whatWasAcknowledged_isThere_afterTheBrokerWasKilled() throws Exception {
        try (LogClient client = client(Map.of("append.timeout", "20s"))) {
            append(client, LogClient.interaction(1), LogClient.interaction(2), LogClient.interaction(3));
            broker.kill();
            broker.startAgain();
            try (EventLogReader reader = client.reader(Map.of())) {
                assertThat(LogClient.read(reader, 3))
                        .map(record ->
                                ((LoggedRecord.Interaction) record).record().getEventId())
                        .containsExactlyInAnyOrder("event-1", "event-2", "event-3");
            }
        }
    }

    @Test
    void offersAreDroppedAndCounted_whileTheBrokerIsDead_andTheLogGoesOnAfterwards() throws Exception {
        Map<String, String> small = Map.of(
                "buffer.records",
                "50",
                "buffer.delivery-timeout",
                "2s",
                "append.timeout",
                "1s",
                "append.in-flight",
                "2");
        try (LogClient client = client(small);
                EventLogReader reader = client.reader(Map.of())) {
            write(client, 10);
            LogClient.read(reader, 20);
            broker.kill();
            boolean[] taken = offer(client, 200);
            assertThat(count(taken)).isEqualTo(50);
            assertThat(client.written("impressions", "buffer_full")).isEqualTo(150);
            assertThatThrownBy(() -> append(client, LogClient.interaction(1)))
                    .isInstanceOf(EventLogUnavailableException.class);
            Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(client.written("impressions", "undelivered"))
                    .isEqualTo(50));
            assertThat(client.connected()).isZero();
            assertThat(reader.poll(Duration.ofMillis(10))).isEmpty();

            broker.startAgain();
            write(client, 10);
            assertThat(LogClient.read(reader, 20)).hasSize(20);
            assertThat(client.connected()).isOne();
            assertThat(reader.state().connected()).isTrue();
            assertThat(reader.state().late()).isZero();
        }
    }

    @Test
    void log_beginsByItself_whenTheBrokerComesLater(@TempDir Path elsewhere) throws Exception {
        try (BrokerProcess later = BrokerProcess.start(elsewhere.resolve("log"))) {
            later.kill();
            try (LogClient client = new LogClient(later.address(), topics);
                    EventLogReader reader = client.reader(Map.of())) {
                assertThat(client.log().offer(LogClient.impression(7))).isTrue();
                assertThat(reader.poll(Duration.ofMillis(10))).isEmpty();
                later.startAgain();
                assertThat(LogClient.read(reader, 1)).hasSize(1);
            }
        }
    }

    @Test
    void logGoesOn_whenTheBrokerComesBackWithAnEmptyDirectory(@TempDir Path elsewhere) throws Exception {
        Map<String, String> often = new HashMap<>(topics);
        often.put("topics.look-again-after", "1s");
        try (BrokerProcess replaced = BrokerProcess.start(elsewhere.resolve("log"));
                LogClient client = new LogClient(replaced.address(), often);
                EventLogReader reader = client.reader(Map.of())) {
            write(client, 50);
            assertThat(LogClient.read(reader, 100)).hasSize(100);
            replaced.kill();
            replaced.startAgainIn(elsewhere.resolve("another"));
            // What was on its way when the log was replaced may be refused, and is counted; what comes after it is
            // written.
            double before = client.written("impressions", "published");
            Awaitility.await().atMost(SOON).until(() -> {
                offer(client, 1);
                return client.written("impressions", "published") >= before + 3;
            });
            Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> {
                append(client, LogClient.interaction(1000));
                return true;
            });
            assertThat(LogClient.read(reader, 4)).hasSizeGreaterThanOrEqualTo(4);
            assertThat(reader.state().connected()).isTrue();
        }
    }

    @Test
    void whatIsNoRecord_isSkippedAndCounted() throws Exception {
        try (LogClient client = client(Map.of());
                EventLogReader reader = client.reader(Map.of())) {
            write(client, 1);
            writeRaw(new byte[] {1, 2, 3});
            writeRaw(LogClient.impression(1).toBuilder()
                    .setSchemaVersion(2)
                    .build()
                    .toByteArray());
            write(client, 1);
            assertThat(LogClient.read(reader, 4)).hasSize(4);
            assertThat(reader.state().unreadable()).isEqualTo(2);
            assertThat(reader.state().lag()).isZero();
        }
    }

    @Test
    void reading_beginsAtTheOldestRecord_whenItsPlaceIsGone() throws Exception {
        LogPartition partition = new LogPartition(LogTopic.IMPRESSIONS, 0);
        try (LogClient client = client(Map.of("topics.partitions", "1"));
                Admin admin = admin()) {
            write(client, 10);
            admin.deleteRecords(Map.of(new TopicPartition(impressions(), 0), RecordsToDelete.beforeOffset(6)))
                    .all()
                    .get();
            try (EventLogReader reader = client.reader(Map.of(partition, new LogPosition(2, 0)))) {
                assertThat(LogClient.read(reader, 14)).hasSize(14);
                assertThat(reader.state().lost()).isEqualTo(4);
            }
            try (EventLogReader reader = client.reader(Map.of(partition, new LogPosition(1_000, Long.MAX_VALUE / 2)))) {
                assertThat(LogClient.read(reader, 14)).hasSize(14);
                assertThat(reader.positions().get(partition).nextOffset()).isEqualTo(10);
            }
        }
    }

    @Test
    void broker_tellsWhatItHas() throws Exception {
        try (LogClient client = client(Map.of())) {
            write(client, 5);
        }
        assertThat(broker.metrics())
                .contains(
                        "headroom_broker_serving 1.0", "headroom_broker_stored_bytes", "process_resident_memory_bytes")
                .containsPattern("headroom_broker_appended_records_total [1-9]");
    }

    private List<LoggedRecord> readInPieces(LogClient client) {
        List<LoggedRecord> records = new ArrayList<>();
        Map<LogPartition, LogPosition> positions = Map.of();
        while (records.size() < 800) {
            try (EventLogReader reader = client.reader(positions)) {
                records.addAll(LogClient.read(reader, 1));
                positions = reader.positions();
            }
        }
        return records;
    }

    private static Map<Long, List<Integer>> users(List<LoggedRecord> records) {
        Map<Long, List<Integer>> partitions = new HashMap<>();
        for (LoggedRecord record : records) {
            long user =
                    switch (record) {
                        case LoggedRecord.Impression impression ->
                            impression.record().getUserId();
                        case LoggedRecord.Interaction interaction ->
                            interaction.record().getUserId();
                    };
            List<Integer> found = partitions.computeIfAbsent(user, _ -> new ArrayList<>());
            int partition = record.place().partition().number();
            if (!found.contains(partition)) {
                found.add(partition);
            }
        }
        return partitions;
    }

    /** So many of each kind; returns when the broker has them. */
    private static void write(LogClient client, int count) throws Exception {
        double published = client.written("impressions", "published");
        offer(client, count);
        Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> {
            append(
                    client,
                    IntStream.range(0, count).mapToObj(LogClient::interaction).toArray(InteractionRecord[]::new));
            return true;
        });
        Awaitility.await().atMost(SOON).until(() -> client.written("impressions", "published") == published + count);
    }

    private static boolean[] offer(LogClient client, int count) {
        boolean[] taken = new boolean[count];
        for (int number = 0; number < count; number++) {
            taken[number] = client.log().offer(LogClient.impression(number));
        }
        return taken;
    }

    private static int count(boolean[] taken) {
        int count = 0;
        for (boolean one : taken) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static void append(LogClient client, InteractionRecord... interactions) throws Exception {
        try {
            client.log().append(List.of(interactions)).toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException e) {
            throw (Exception) e.getCause();
        }
    }

    private void writeRaw(byte[] value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(impressions(), value)).get();
        }
    }

    private static Stream<String> names() throws Exception {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get().stream();
        }
    }

    private LogClient client(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(topics);
        all.putAll(settings);
        return new LogClient(broker.address(), all);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.address()));
    }

    private static String impressions() {
        return "impressions-" + tests;
    }

    private static String interactions() {
        return "interactions-" + tests;
    }
}

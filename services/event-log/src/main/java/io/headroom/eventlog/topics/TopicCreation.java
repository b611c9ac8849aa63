package io.headroom.eventlog.topics;

import io.headroom.eventlog.EventLogConfig;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Creates the topics on a thread of its own, again and again until the broker has done it. Safe to run in several processes at once. */
public final class TopicCreation implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicCreation.class);
    private static final int ANSWER_MILLIS = 5_000;

    private final EventLogConfig config;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private TopicCreation(EventLogConfig config) {
        this.config = config;
        this.thread = Thread.ofPlatform().name("event-log-topics").daemon().unstarted(this::createUntilDone);
    }

    /** Begins at once; does nothing where topics are not to be created. */
    public static TopicCreation start(EventLogConfig config) {
        TopicCreation creation = new TopicCreation(config);
        if (config.topics().create()) {
            creation.thread.start();
        }
        return creation;
    }

    /** Gives up what is not done. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void createUntilDone() {
        String told = "";
        try {
            while (!isClosed()) {
                String failure = tryToCreate();
                if (failure.isEmpty()) {
                    return;
                }
                if (!failure.equals(told)) {
                    LOG.warnf("topics of the event log cannot be created yet: %s", failure);
                    told = failure;
                }
                if (closed.await(config.topics().createAgainAfter().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is in the way; empty when all topics are there. */
    private String tryToCreate() throws InterruptedException {
        try (Admin admin = Admin.create(adminSettings())) {
            for (LogTopic topic : LogTopic.values()) {
                create(admin, topic);
            }
            return "";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private void create(Admin admin, LogTopic topic) throws InterruptedException, ExecutionException {
        String name = TopicNames.of(topic, config.topics());
        try {
            admin.createTopics(List.of(wanted(name))).all().get();
            LOG.infof("created %s with %d partitions", name, config.topics().partitions());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            compare(admin, name);
        }
    }

    private void compare(Admin admin, String name) throws InterruptedException, ExecutionException {
        int partitions = admin.describeTopics(List.of(name))
                .allTopicNames()
                .get()
                .get(name)
                .partitions()
                .size();
        if (partitions != config.topics().partitions()) {
            LOG.warnf(
                    "%s has %d partitions, not %d as configured; it is used as it is",
                    name, partitions, config.topics().partitions());
        }
    }

    private NewTopic wanted(String name) {
        EventLogConfig.Topics topics = config.topics();
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(topics.retention().toMillis()));
        settings.put(
                TopicConfig.RETENTION_BYTES_CONFIG,
                Long.toString(topics.retentionBytes().asLongValue()));
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(topics.minInSync()));
        topics.flushEvery()
                .ifPresent(records -> settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, Long.toString(records)));
        return new NewTopic(name, topics.partitions(), (short) topics.replication()).configs(settings);
    }

    private Map<String, Object> adminSettings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                Arrays.asList(config.bootstrapServers().split(",")),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "headroom-topics",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS);
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}

package io.headroom.eventlog.topics;

import io.headroom.eventlog.EventLogConfig;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Creates the topics on a thread of its own, and goes on to look whether they are there: a broker that comes back with an empty directory has lost them,
 * and nothing else creates them. Safe to run in several processes at once.
 */
public final class TopicCreation implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicCreation.class);
    private static final int ANSWER_MILLIS = 5_000;

    private final EventLogConfig config;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    /** Those that were there at some time; for the one thread. */
    private final Set<String> seen = new HashSet<>();

    private Optional<Class<?>> told = Optional.empty();

    private TopicCreation(EventLogConfig config) {
        this.config = config;
        this.thread = Thread.ofPlatform().name("event-log-topics").daemon().unstarted(this::keep);
    }

    /** Begins at once; does nothing where topics are not to be created. */
    public static TopicCreation start(EventLogConfig config) {
        TopicCreation creation = new TopicCreation(config);
        if (config.topics().create()) {
            creation.thread.start();
        }
        return creation;
    }

    /** Looks no more, and gives up what is not done. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void keep() {
        try {
            while (!isClosed()) {
                tell(createAndLookAgain());
                if (closed.await(config.topics().createAgainAfter().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends with what is in the way of going on. */
    private Throwable createAndLookAgain() throws InterruptedException {
        try (Admin admin = Admin.create(adminSettings())) {
            do {
                for (LogTopic topic : LogTopic.values()) {
                    ensure(admin, TopicNames.of(topic, config.topics()));
                }
                told = Optional.empty();
            } while (!closed.await(config.topics().lookAgainAfter().toMillis(), TimeUnit.MILLISECONDS));
            return new CancellationException("closed");
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** Once for each kind of failure: its words may hold times and counts that are always new. */
    private void tell(Throwable failure) {
        Optional<Class<?>> kind = Optional.of(failure.getClass());
        if (!isClosed() && !kind.equals(told)) {
            LOG.warnf("the topics of the event log cannot be made sure of now: %s", failure);
        }
        told = kind;
    }

    private void ensure(Admin admin, String name) throws InterruptedException, ExecutionException {
        try {
            int partitions = partitions(admin, name);
            if (seen.add(name)) {
                compare(name, partitions);
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
            create(admin, name);
        }
    }

    private void create(Admin admin, String name) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(wanted(name))).all().get();
            if (seen.add(name)) {
                LOG.infof("created %s with %d partitions", name, config.topics().partitions());
            } else {
                LOG.warnf("%s was gone with all it held, and is created anew", name);
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static int partitions(Admin admin, String name) throws InterruptedException, ExecutionException {
        return admin.describeTopics(List.of(name))
                .allTopicNames()
                .get()
                .get(name)
                .partitions()
                .size();
    }

    private void compare(String name, int partitions) {
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

package io.headroom.broker;

import java.util.Properties;

/** What Kafka is told: one node that is broker and controller, small, with nothing made by merely using it. */
final class KafkaSettings {
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String CLIENT_LISTENER = "PLAINTEXT";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String MEBIBYTE = Integer.toString(1024 * 1024);

    private KafkaSettings() {}

    static Properties of(BrokerConfig config) {
        Properties settings = new Properties();
        identity(settings, config);
        network(settings, config);
        storage(settings, config);
        aloneInTheCluster(settings, config);
        small(settings, config);
        return settings;
    }

    private static void identity(Properties settings, BrokerConfig config) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(config.nodeId()));
        settings.put("log.dirs", config.directory().toAbsolutePath().toString());
        settings.put("auto.create.topics.enable", "false");
    }

    private static void network(Properties settings, BrokerConfig config) {
        String controller = LOOPBACK + ":" + config.controllerPort();
        settings.put(
                "listeners",
                CLIENT_LISTENER + "://" + config.host() + ":" + config.port() + "," + CONTROLLER_LISTENER + "://"
                        + controller);
        settings.put("advertised.listeners", CLIENT_LISTENER + "://" + config.advertisedHost() + ":" + config.port());
        settings.put(
                "listener.security.protocol.map", CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", CLIENT_LISTENER);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("controller.quorum.voters", config.nodeId() + "@" + controller);
        settings.put("num.network.threads", Integer.toString(config.networkThreads()));
        settings.put("num.io.threads", Integer.toString(config.ioThreads()));
    }

    private static void storage(Properties settings, BrokerConfig config) {
        settings.put("log.segment.bytes", Long.toString(config.segmentBytes().asLongValue()));
        settings.put("message.max.bytes", Long.toString(config.recordAtMost().asLongValue()));
        settings.put("log.retention.ms", Long.toString(config.retention().toMillis()));
        settings.put("log.retention.check.interval.ms", "30000");
        settings.put("log.message.timestamp.type", "LogAppendTime");
        settings.put("log.index.size.max.bytes", MEBIBYTE);
        settings.put("metadata.log.segment.bytes", Integer.toString(8 * 1024 * 1024));
        settings.put("metadata.max.retention.bytes", Integer.toString(32 * 1024 * 1024));
    }

    /** Kafka's own topics have no other node to be copied to, and a controller that was away waits for nobody's vote. */
    private static void aloneInTheCluster(Properties settings, BrokerConfig config) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", "1");
            settings.put(topic + ".num.partitions", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("controller.quorum.election.timeout.ms", "300");
        settings.put("controller.quorum.election.backoff.max.ms", "300");
        settings.put(
                "broker.session.timeout.ms",
                Long.toString(config.sessionTimeout().toMillis()));
        settings.put(
                "broker.heartbeat.interval.ms",
                Long.toString(config.sessionTimeout().toMillis() / 4));
    }

    /** The defaults are for a machine of its own: the log cleaner alone would take 128 MiB of heap. */
    private static void small(Properties settings, BrokerConfig config) {
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(2 * 1024 * 1024));
        settings.put("log.cleaner.io.buffer.size", Integer.toString(128 * 1024));
        settings.put(
                "socket.request.max.bytes",
                Long.toString(8 * config.recordAtMost().asLongValue()));
        settings.put("queued.max.requests", "64");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        settings.put("producer.id.expiration.ms", "3600000");
    }
}

package io.headroom.broker;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** Kafka's broker and controller in this process. */
final class Broker implements AutoCloseable {
    private final KafkaRaftServer server;

    private Broker(KafkaRaftServer server) {
        this.server = server;
    }

    /**
     * Blocks until clients are served.
     *
     * @throws BrokerRefusedException when the directory is not this broker's
     */
    static Broker start(BrokerConfig config) {
        KafkaConfig settings = KafkaConfig.fromProps(KafkaSettings.of(config), false);
        LogDirectory.prepare(config);
        KafkaRaftServer server = new KafkaRaftServer(settings, Time.SYSTEM);
        try {
            server.startup();
            return new Broker(server);
        } catch (RuntimeException | Error e) {
            try {
                server.shutdown();
            } catch (RuntimeException | Error second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** Blocks until everything is on disk; takes a few seconds at most. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}

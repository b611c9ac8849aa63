package io.headroom.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.jboss.logging.Logger;

/** The directory of the log: made a broker's when it is empty, refused when it is somebody else's. */
final class LogDirectory {
    private static final Logger LOG = Logger.getLogger(LogDirectory.class);
    private static final String IDENTITY = "meta.properties";
    private static final String CLUSTER = "cluster.id";
    private static final String NODE = "node.id";
    /** What file systems put there themselves. */
    private static final String LOST_AND_FOUND = "lost+found";

    private LogDirectory() {}

    /** @throws BrokerRefusedException when the directory is not this broker's, or cannot be written */
    static void prepare(BrokerConfig config) {
        Path directory = config.directory();
        try {
            Files.createDirectories(directory);
            if (Files.exists(directory.resolve(IDENTITY))) {
                requireOwn(directory, config);
            } else {
                requireEmpty(directory);
                format(directory, config);
            }
        } catch (IOException e) {
            throw new BrokerRefusedException("headroom.broker.directory cannot be used: " + e, e);
        }
    }

    private static void requireOwn(Path directory, BrokerConfig config) throws IOException {
        Properties identity = new Properties();
        try (InputStream file = Files.newInputStream(directory.resolve(IDENTITY))) {
            identity.load(file);
        }
        require(directory, NODE, Integer.toString(config.nodeId()), identity);
        config.clusterId().ifPresent(cluster -> require(directory, CLUSTER, cluster, identity));
    }

    private static void require(Path directory, String name, String wanted, Properties identity) {
        String found = identity.getProperty(name, "");
        if (!found.equals(wanted)) {
            throw new BrokerRefusedException("%s is the directory of another broker: its %s is %s, not %s"
                    .formatted(directory, name, found, wanted));
        }
    }

    private static void requireEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            Optional<Path> foreign = entries.filter(
                            entry -> !entry.getFileName().toString().equals(LOST_AND_FOUND))
                    .findAny();
            if (foreign.isPresent()) {
                throw new BrokerRefusedException("%s holds %s, but is no broker's directory: give an empty one"
                        .formatted(directory, foreign.get().getFileName()));
            }
        }
    }

    private static void format(Path directory, BrokerConfig config) {
        String cluster = config.clusterId().orElseGet(() -> Uuid.randomUuid().toString());
        try (PrintStream unread = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(unread)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(config.nodeId())
                    .setClusterId(cluster)
                    .addDirectory(directory.toAbsolutePath().toString())
                    .setMetadataLogDirectory(directory.toAbsolutePath().toString())
                    .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                    .run();
        } catch (Exception e) {
            throw new BrokerRefusedException(directory + " cannot be made a broker's: " + e, e);
        }
        LOG.infof("new log in %s, cluster %s", directory, cluster);
    }
}

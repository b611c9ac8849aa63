package io.headroom.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogDirectoryTest {
    @TempDir
    private Path root;

    private Path log;

    @BeforeEach
    void nameDirectory() {
        log = root.resolve("log");
    }

    @Test
    void prepare_makesAnEmptyDirectoryABrokers_andTakesItAgain() throws IOException {
        LogDirectory.prepare(config(Map.of()));
        String identity = Files.readString(log.resolve("meta.properties"));
        assertThat(identity).contains("node.id=1", "cluster.id=");
        LogDirectory.prepare(config(Map.of()));
        assertThat(log.resolve("meta.properties")).hasContent(identity);
    }

    @Test
    void prepare_takesTheGivenCluster_andRefusesAnother() {
        LogDirectory.prepare(config(Map.of("cluster-id", "MkU3OEVBNTcwNTJENDM2Qg")));
        LogDirectory.prepare(config(Map.of("cluster-id", "MkU3OEVBNTcwNTJENDM2Qg")));
        assertThatThrownBy(() -> LogDirectory.prepare(config(Map.of("cluster-id", "AAAAOEVBNTcwNTJENDM2Qg"))))
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessage(
                        log
                                + " is the directory of another broker: its cluster.id is MkU3OEVBNTcwNTJENDM2Qg, not AAAAOEVBNTcwNTJENDM2Qg");
    }

    @Test
    void prepare_refusesTheDirectoryOfAnotherNode() {
        LogDirectory.prepare(config(Map.of()));
        assertThatThrownBy(() -> LogDirectory.prepare(config(Map.of("node-id", "2"))))
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessageEndingWith("its node.id is 1, not 2");
    }

    @Test
    void prepare_leavesAloneWhatIsNoBrokers() throws IOException {
        Files.createDirectories(log);
        Files.writeString(log.resolve("thesis.tex"), "ten years of work");
        assertThatThrownBy(() -> LogDirectory.prepare(config(Map.of())))
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessageContaining("holds thesis.tex, but is no broker's directory");
        assertThat(log).isDirectoryContaining(file -> file.endsWith("thesis.tex"));
    }

    @Test
    void settings_areOnesThatKafkaTakes() {
        KafkaConfig settings = KafkaConfig.fromProps(KafkaSettings.of(config(Map.of("port", "7000"))), false);
        assertThat(settings.getList("advertised.listeners")).containsExactly("PLAINTEXT://127.0.0.1:7000");
        assertThat(settings.getBoolean("auto.create.topics.enable")).isFalse();
    }

    private BrokerConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("headroom.host", "127.0.0.1");
        all.put("headroom.broker.directory", log.toString());
        settings.forEach((key, value) -> all.put("headroom.broker." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(BrokerConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(BrokerConfig.class);
    }
}

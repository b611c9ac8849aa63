package io.headroom.monitor.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.monitor.world.SyntheticBundle;
import io.headroom.monitor.world.SyntheticTraffic;
import io.headroom.monitor.world.SyntheticTraffic.Drift;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A monitor that is killed and started again knows just what one knows that was never killed. */
class RestartIT {
    private static final int EACH = 1_500;

    @TempDir
    Path directory;

    @Test
    void restart_givesTheSameNumbers_afterKillsInTheMiddle() throws Exception {
        SyntheticBundle world = new SyntheticBundle(5);
        String version = world.publish(bundles()).version();
        SyntheticTraffic traffic = new SyntheticTraffic(world, version, 7);
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"))) {
            for (Drift drift : Drift.values()) {
                try (MonitorProcess killed = monitor(broker, "killed")) {
                    write(broker, traffic, drift);
                    killed.awaitReport(
                            "a save in the middle",
                            report -> report.at("/service/state/saves").asLong() > 1);
                    killed.kill();
                }
            }
            int all = EACH * Drift.values().length;
            JsonNode afterKills = afterGracefulStop(broker, all);
            JsonNode uninterrupted = known(broker, "fresh", all);

            assertThat(afterKills).isEqualTo(uninterrupted);
            assertThat(uninterrupted.at("/windows").asLong()).isGreaterThan(2);
            assertThat(uninterrupted.at("/quality/points").size()).isGreaterThan(3);
            assertThat(uninterrupted.at("/skew/rows/0/faults").asLong()).isZero();
            assertThat(uninterrupted.at("/skew/digestFaults").asLong()).isZero();
            assertThat(uninterrupted.at("/alarms").toString()).contains("\"detector\":\"PSI\"");
        }
    }

    @Test
    void restart_readsTheLogAgain_whenTheStateIsDamaged() throws Exception {
        SyntheticBundle world = new SyntheticBundle(5);
        SyntheticTraffic traffic =
                new SyntheticTraffic(world, world.publish(bundles()).version(), 7);
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"))) {
            write(broker, traffic, Drift.NONE);
            JsonNode before = known(broker, "state", EACH);
            Path file = directory.resolve("state").resolve("monitor.state");
            Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);

            JsonNode after = known(broker, "state", EACH);

            assertThat(after).isEqualTo(before);
            assertThat(directory.resolve("state").resolve("monitor.state.refused"))
                    .exists();
        }
    }

    private JsonNode afterGracefulStop(BrokerProcess broker, int all) throws Exception {
        try (MonitorProcess monitor = monitor(broker, "killed")) {
            JsonNode known = monitor.awaitImpressions(all);
            long read = all + known.at("/counts/interactions").asLong();
            Awaitility.await("offsets told to the broker")
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> broker.committed("headroom-monitor") == read);
            assertThat(monitor.stop()).isIn(0, 143);
        }
        return known(broker, "killed", all);
    }

    private JsonNode known(BrokerProcess broker, String state, int impressions) throws InterruptedException {
        try (MonitorProcess monitor = monitor(broker, state)) {
            JsonNode known = monitor.awaitImpressions(impressions);
            assertThat(monitor.stop()).isIn(0, 143);
            return known;
        }
    }

    private static void write(BrokerProcess broker, SyntheticTraffic traffic, Drift drift) {
        for (int request = 0; request < EACH; request++) {
            broker.write(traffic.next(drift));
        }
        broker.flush();
    }

    private MonitorProcess monitor(BrokerProcess broker, String state) {
        return MonitorProcess.start(
                bundles(),
                directory.resolve(state),
                "headroom.event-log.enabled=true",
                "headroom.event-log.bootstrap-servers=" + broker.address());
    }

    private Path bundles() {
        return directory.resolve("bundles");
    }
}

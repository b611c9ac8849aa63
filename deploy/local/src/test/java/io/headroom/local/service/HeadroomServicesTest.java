package io.headroom.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HeadroomServicesTest {
    @Test
    void specs_nameTheFourServicesWithTheirPorts() {
        assertThat(services(PortPlan.defaults()).specs())
                .extracting(spec -> spec.name() + " "
                        + spec.ports().stream().map(NamedPort::number).toList())
                .containsExactly(
                        "features [7101, 9101]",
                        "candidates [7102, 9102]",
                        "ranking [7103, 9103]",
                        "gateway [8080, 9080]");
    }

    @Test
    void specs_putTheLogBeforeItsWritersAndTheMonitorLast_whenMonitored() {
        List<ServiceSpec> specs =
                services(ServicesPlan.on(PortPlan.defaults()).monitored()).specs();
        assertThat(specs)
                .extracting(spec -> spec.name() + " "
                        + spec.ports().stream().map(NamedPort::number).toList())
                .containsExactly(
                        "broker [6092, 6094, 6093]",
                        "features [7101, 9101]",
                        "candidates [7102, 9102]",
                        "ranking [7103, 9103]",
                        "gateway [8080, 9080]",
                        "monitor [6080, 6081]");
        assertThat(specs.getFirst().command())
                .startsWith("nice", "-n", "5")
                .contains(
                        "-Dheadroom.broker.port=6092",
                        "-Dheadroom.broker.controller-port=6093",
                        "-Dquarkus.management.port=6094",
                        "-Dheadroom.broker.directory=/project/data/broker")
                .doesNotContain("-Dheadroom.event-log.enabled=true");
        assertThat(specs.getLast().command()).contains("-Dheadroom.monitor.state.directory=/project/data/monitor");
    }

    @Test
    void specs_tellWritersAndReadersWhereTheLogIs_onlyWhenMonitored() {
        PortPlan ports = new PortPlan(100, OptionalInt.empty());
        List<ServiceSpec> monitored =
                services(ServicesPlan.on(ports).monitored()).specs();
        assertThat(monitored)
                .filteredOn(spec -> spec.command().contains("-Dheadroom.event-log.enabled=true"))
                .extracting(ServiceSpec::name)
                .containsExactly("gateway", "monitor");
        assertThat(monitored.getLast().command()).contains("-Dheadroom.event-log.bootstrap-servers=127.0.0.1:6192");
        assertThat(services(ServicesPlan.on(ports)).specs())
                .allSatisfy(spec -> assertThat(spec.command()).noneMatch(flag -> flag.contains("event-log")));
    }

    @Test
    void specs_moveEveryPortAndPeerTogether_whenOffset() {
        ServiceSpec ranking =
                services(new PortPlan(1000, OptionalInt.empty())).specs().get(2);
        assertThat(ranking.command())
                .contains(
                        "-Dquarkus.grpc.server.port=8103",
                        "-Dquarkus.management.port=10103",
                        "-Dheadroom.peers.features=127.0.0.1:8101");
        assertThat(ranking.readiness()).isEqualTo(URI.create("http://127.0.0.1:10103/q/health/ready"));
        assertThat(ranking.liveness()).isEqualTo(URI.create("http://127.0.0.1:10103/q/health/live"));
    }

    @Test
    void gateway_listensWhereItIsTold_whateverTheOffset() {
        HeadroomServices services = services(new PortPlan(10, OptionalInt.of(8888)));
        assertThat(services.gateway()).isEqualTo(URI.create("http://127.0.0.1:8888"));
        assertThat(services.specs().getLast().command()).contains("-Dquarkus.http.port=8888");
    }

    @Test
    void specs_stateEveryMemoryFigure() {
        for (ServiceSpec spec : services(PortPlan.defaults()).specs()) {
            assertThat(spec.command())
                    .anyMatch(flag -> flag.startsWith("-Xmx"))
                    .anyMatch(flag -> flag.startsWith("-XX:MaxDirectMemorySize="))
                    .anyMatch(flag -> flag.startsWith("-XX:MaxMetaspaceSize="))
                    .contains("-XX:+ExitOnOutOfMemoryError", "-Dio.headroom.run=x");
            assertThat(spec.environment()).containsEntry("MALLOC_ARENA_MAX", "2");
        }
    }

    @Test
    void specs_giveEachServiceATemporaryDirectoryOfItsOwn() {
        List<ServiceSpec> specs = services(PortPlan.defaults()).specs();
        assertThat(specs).extracting(ServiceSpec::temporary).doesNotHaveDuplicates();
        assertThat(specs)
                .allSatisfy(spec -> assertThat(spec.command()).contains("-Djava.io.tmpdir=" + spec.temporary()));
    }

    @Test
    void specs_keepWhatServicesStoreInTheirDataDirectory() {
        List<ServiceSpec> specs = services(PortPlan.defaults()).specs();
        assertThat(specs.get(0).command()).contains("-Dheadroom.features.store.directory=/project/data/features");
        assertThat(specs.get(2).command()).contains("-Dheadroom.ranking.engine-cache=/project/data/engine");
    }

    @Test
    void portPlan_isRefused_whenAPortLeavesTheRange() {
        assertThatThrownBy(() -> new PortPlan(56_433, OptionalInt.empty()))
                .hasMessage("port offset is 56433, but must lie between 0 and 56432");
        assertThatThrownBy(() -> new PortPlan(-1, OptionalInt.empty()))
                .hasMessage("port offset is -1, but must lie between 0 and 56432");
        assertThatThrownBy(() -> new PortPlan(Integer.MAX_VALUE, OptionalInt.empty()))
                .hasMessageStartingWith("port offset is 2147483647");
        assertThat(services(new PortPlan(56_432, OptionalInt.empty()))
                        .specs()
                        .get(2)
                        .ports())
                .contains(new NamedPort("management", 65_535));
        assertThatThrownBy(() -> new PortPlan(0, OptionalInt.of(0))).hasMessage("port 0 is outside 1..65535");
    }

    @Test
    void portPlan_isRefused_whenTwoPortsWouldBeEqual() {
        assertThatThrownBy(() -> new PortPlan(30_000, OptionalInt.of(37_101)))
                .hasMessage(
                        "port 37101 would be both features gRPC and gateway HTTP; choose another gateway port or offset");
        assertThatThrownBy(() -> new PortPlan(0, OptionalInt.of(6_093)))
                .hasMessageStartingWith("port 6093 would be both gateway HTTP and broker controller");
        assertThatThrownBy(() -> new PortPlan(1, OptionalInt.of(9_081)))
                .hasMessageStartingWith("port 9081 would be both gateway HTTP and gateway management");
    }

    /** What the README promises of running side by side. */
    @Test
    void portPlans_meetOnNoPort_whenTheirOffsetsAreTensBelowAThousand() {
        Set<Integer> taken = new HashSet<>();
        for (int offset = 0; offset < 1000; offset += 10) {
            assertThat(taken).as("offset %d", offset).doesNotContainAnyElementsOf(numbers(offset));
            taken.addAll(numbers(offset));
        }
        assertThat(numbers(1000)).containsAnyElementsOf(numbers(0));
    }

    @Test
    void specs_giveFurtherReplicasPortsAndDirectoriesOfTheirOwn_andTellTheirCallers() {
        List<ServiceSpec> specs = services(new ServicesPlan(
                        PortPlan.defaults(), ReplicaCounts.parse("ranking=2,features=2"), true, false, Map.of()))
                .specs();
        assertThat(specs)
                .extracting(spec -> spec.name() + " of " + spec.service() + " "
                        + spec.ports().stream().map(NamedPort::number).toList())
                .containsExactly(
                        "features of features [7101, 9101]",
                        "features-2 of features [7104, 9104]",
                        "candidates of candidates [7102, 9102]",
                        "ranking of ranking [7103, 9103]",
                        "ranking-2 of ranking [7105, 9105]",
                        "gateway of gateway [8080, 9080]");
        assertThat(specs.getLast().command())
                .contains(
                        "-Dheadroom.peers.ranking=127.0.0.1:7103,127.0.0.1:7105",
                        "-Dheadroom.peers.candidates=127.0.0.1:7102",
                        "-Dheadroom.experiments.enabled=true");
        assertThat(specs.get(1).command()).contains("-Dheadroom.features.store.directory=/project/data/features-2");
        assertThat(specs.get(4).command()).contains("-Dheadroom.ranking.engine-cache=/project/data/engine");
    }

    @Test
    void specs_cannotBeBrokenUnlessAskedFor() {
        assertThat(services(PortPlan.defaults()).specs())
                .allSatisfy(spec -> assertThat(spec.command()).contains("-Dheadroom.experiments.enabled=false"));
    }

    @Test
    void specs_addThePropertiesOfTheirService() {
        Map<String, Map<String, String>> properties = Map.of("features", Map.of("headroom.a", "b"));
        List<ServiceSpec> specs = services(
                        new ServicesPlan(PortPlan.defaults(), ReplicaCounts.oneEach(), false, false, properties))
                .specs();
        assertThat(specs.getFirst().command()).contains("-Dheadroom.a=b");
        assertThat(specs.getLast().command()).doesNotContain("-Dheadroom.a=b");
    }

    private static List<Integer> numbers(int offset) {
        return services(new ServicesPlan(
                        new PortPlan(offset, OptionalInt.empty()),
                        ReplicaCounts.parse("ranking=7"),
                        false,
                        true,
                        Map.of()))
                .specs()
                .stream()
                .flatMap(spec -> spec.ports().stream())
                .map(NamedPort::number)
                .toList();
    }

    @Test
    void complaints_nameBothUsers_whenAPortIsAskedForTwice() {
        ServiceSpec features = services(PortPlan.defaults()).specs().getFirst();
        assertThat(PortCheck.complaints(List.of(features, features)))
                .contains("port 7101 is asked for twice (features gRPC, features gRPC)");
    }

    private static HeadroomServices services(PortPlan ports) {
        return services(ServicesPlan.on(ports));
    }

    private static HeadroomServices services(ServicesPlan plan) {
        Path root = Path.of("/project");
        Installation installation = new Installation(
                root,
                Path.of("/jdk/bin/java"),
                root.resolve("bundles"),
                root.resolve("logs"),
                root.resolve("data"),
                "-Dio.headroom.run=x");
        return new HeadroomServices(installation, plan);
    }
}

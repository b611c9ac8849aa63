package io.headroom.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.headroom.chart.rendering.Chart;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.StandInCluster;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The event log and who watches it: whose broker it is, who is told of it, and that there are never two of what may be only one. */
class EventLogTest {
    private static final String BROKER = "release-name-headroom-broker";

    private static StandInCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = StandInCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void broker_isToldTheNameThatItsServiceHas() {
        Rendered rendered = Chart.render("{}");

        Service service = rendered.one(Service.class, "broker");
        assertThat(service.getMetadata().getName()).isEqualTo(BROKER);
        assertThat(service.getSpec().getPorts()).anyMatch(port -> port.getPort() == 6092);
        assertThat(env(rendered, "broker"))
                .containsEntry("HEADROOM_BROKER_ADVERTISED_HOST", BROKER)
                .containsEntry("HEADROOM_BROKER_DIRECTORY", "/var/lib/headroom/log");
    }

    @Test
    void onlyWhoWritesOrReadsTheLog_isToldOfIt() {
        Rendered rendered = Chart.render("{}");

        for (String name : List.of("gateway", "monitor")) {
            assertThat(env(rendered, name))
                    .containsEntry("HEADROOM_EVENT_LOG_ENABLED", "true")
                    .containsEntry("HEADROOM_EVENT_LOG_BOOTSTRAP_SERVERS", BROKER + ":6092")
                    .containsEntry("HEADROOM_EVENT_LOG_TOPICS_PARTITIONS", "4")
                    .containsEntry("HEADROOM_EVENT_LOG_TOPICS_RETENTION_BYTES", "128M");
        }
        for (String name : List.of("features", "candidates", "ranking", "registry", "broker")) {
            assertThat(env(rendered, name).keySet()).noneMatch(key -> key.startsWith("HEADROOM_EVENT_LOG"));
        }
    }

    /** A StatefulSet starts no second pod before it knows that the first has ended, whatever became of its node. */
    @Test
    void brokerAndMonitor_areNeverTwo() {
        Rendered rendered = Chart.render("{}", "values-ha.yaml");

        for (String name : List.of("broker", "monitor")) {
            StatefulSet set = rendered.one(StatefulSet.class, name);
            assertThat(set.getSpec().getReplicas()).isEqualTo(1);
            assertThat(set.getSpec().getServiceName())
                    .isEqualTo(set.getMetadata().getName());
            assertThat(rendered.all(Deployment.class))
                    .noneMatch(it ->
                            it.getMetadata().getName().equals(set.getMetadata().getName()));
        }
    }

    @Test
    void monitor_keepsItsStateOnItsVolume_andComparesWithThePromotedBundle() {
        Rendered rendered = Chart.render("{}");

        assertThat(env(rendered, "monitor"))
                .containsEntry("HEADROOM_MONITOR_STATE_DIRECTORY", "/var/lib/headroom/monitor")
                .containsEntry("HEADROOM_BUNDLE_REGISTRY_URL", "http://release-name-headroom-registry:7110")
                .containsEntry("HEADROOM_BUDGETS_FILE", "/etc/headroom/budgets.yaml");
    }

    @Test
    void externalLog_needsNoBroker_andIsReachedByPort() {
        Rendered rendered = Chart.render(
                "eventLog: {external: {bootstrapServers: 'a.example:9092,b.example:9093', ports: [9092, 9093]}, topics: {replication: 3}}");

        assertThat(rendered.objects())
                .noneMatch(object -> object.getMetadata().getName().equals(BROKER));
        assertThat(env(rendered, "gateway"))
                .containsEntry("HEADROOM_EVENT_LOG_BOOTSTRAP_SERVERS", "a.example:9092,b.example:9093")
                .containsEntry("HEADROOM_EVENT_LOG_TOPICS_REPLICATION", "3");
        for (String name : List.of("gateway", "monitor")) {
            assertThat(openPorts(rendered, name)).isEqualTo(List.of(9092, 9093));
        }
        assertThat(openPorts(rendered, "ranking")).isEmpty();
    }

    @Test
    void withoutALog_nobodyWatches_andTheGatewayIsTold() {
        Rendered rendered = Chart.render("{eventLog: {enabled: false}, experiments: {enabled: true}}");

        assertThat(rendered.pods())
                .noneMatch(pods -> List.of("broker", "monitor").contains(pods.component()));
        assertThat(env(rendered, "gateway"))
                .containsEntry("HEADROOM_EVENT_LOG_ENABLED", "false")
                .doesNotContainKey("HEADROOM_EVENT_LOG_BOOTSTRAP_SERVERS");
        assertThat(Chart.notes("mine", "eventLog: {enabled: false}")).doesNotContain("monitor");
    }

    private static Map<String, String> env(Rendered rendered, String component) {
        return rendered.pods().stream()
                .filter(pods -> pods.component().equals(component))
                .flatMap(Rendered::containers)
                .flatMap(container -> container.getEnv().stream())
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    /** Ports that a component may reach at any address. */
    private static List<Integer> openPorts(Rendered rendered, String component) {
        return rendered.one(NetworkPolicy.class, component).getSpec().getEgress().stream()
                .filter((NetworkPolicyEgressRule rule) -> rule.getTo().isEmpty())
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .toList();
    }
}

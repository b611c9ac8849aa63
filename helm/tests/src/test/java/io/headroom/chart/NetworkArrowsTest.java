package io.headroom.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.headroom.chart.rendering.Chart;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.StandInCluster;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** NetworkPolicies let through the arrows of the design and nothing else, said on both sides. */
class NetworkArrowsTest {
    private static final List<String> INSIDE = List.of(
            "candidates -> features 7101",
            "candidates -> registry 7110",
            "features -> registry 7110",
            "gateway -> broker 6092",
            "gateway -> candidates 7102",
            "gateway -> ranking 7103",
            "gateway -> registry 7110",
            "monitor -> broker 6092",
            "monitor -> registry 7110",
            "ranking -> features 7101",
            "ranking -> registry 7110",
            "retrain -> registry 7110",
            "test -> candidates 7102",
            "test -> features 7101",
            "test -> gateway 8080",
            "test -> monitor 6080",
            "test -> ranking 7103",
            "world-and-pipeline -> registry 7110");

    private static final List<String> METRICS = List.of(
            "grafana -> prometheus 9090",
            "prometheus -> broker 6094",
            "prometheus -> candidates 9102",
            "prometheus -> features 9101",
            "prometheus -> gateway 9080",
            "prometheus -> monitor 6081",
            "prometheus -> ranking 9103",
            "prometheus -> registry 9110");

    private static final List<String> EXPERIMENTS = List.of(
            "chaos -> broker 6094",
            "chaos -> candidates 9102",
            "chaos -> features 9101",
            "chaos -> gateway 8080",
            "chaos -> gateway 9080",
            "chaos -> monitor 6081",
            "chaos -> ranking 9103",
            "chaos -> registry 9110");

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
    void arrows_areThoseOfTheDesign() {
        Rendered rendered = Chart.render("{}");

        assertThat(ingress(rendered))
                .containsAll(INSIDE)
                .containsAll(METRICS)
                .allMatch(arrow -> INSIDE.contains(arrow) || METRICS.contains(arrow) || isOutside(arrow));
        assertThat(outside(ingress(rendered)))
                .containsExactlyInAnyOrder(
                        "everybody -> gateway 8080",
                        "pods {app.kubernetes.io/name=prometheus} -> broker 6094",
                        "pods {app.kubernetes.io/name=prometheus} -> candidates 9102",
                        "pods {app.kubernetes.io/name=prometheus} -> features 9101",
                        "pods {app.kubernetes.io/name=prometheus} -> gateway 9080",
                        "pods {app.kubernetes.io/name=prometheus} -> monitor 6081",
                        "pods {app.kubernetes.io/name=prometheus} -> ranking 9103",
                        "pods {app.kubernetes.io/name=prometheus} -> registry 9110");
        assertThat(egress(rendered)).containsAll(INSIDE);
        assertThat(outside(egress(rendered)))
                .allMatch(arrow -> arrow.endsWith("-> pods {} 53")
                        // It finds pods by the API server.
                        || arrow.matches("prometheus -> everybody (443|6443|8443)"));
    }

    @Test
    void everyPod_isUnderAPolicyOfBothDirections_andMayAskForNames() {
        Rendered rendered = Chart.render("experiments: {enabled: true}", "values-ha.yaml");

        Set<String> governed = new TreeSet<>();
        rendered.all(NetworkPolicy.class).forEach(policy -> {
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
            governed.add(component(policy));
            assertThat(egress(rendered)).contains(component(policy) + " -> pods {} 53");
        });
        assertThat(governed)
                .containsAll(
                        rendered.pods().stream().map(Rendered.Pods::component).toList());
    }

    @Test
    void featuresReachesTheStore_thatIsConfigured() {
        assertThat(ingress(Chart.render("{}", "values-ha.yaml"))).contains("features -> valkey 6379");
        Rendered external =
                Chart.render("featureStore: {kind: shared, externalUrl: 'redis://cache:6380', externalPort: 6380}");
        assertThat(egress(external)).contains("features -> everybody 6380");
        assertThat(ingress(external)).noneMatch(arrow -> arrow.contains("valkey"));
    }

    @Test
    void experiments_reachManagementPorts_fromInsideAndThroughTheApiServer() {
        Rendered rendered = Chart.render("experiments: {enabled: true}");
        assertThat(ingress(rendered)).containsAll(EXPERIMENTS).contains("everybody -> ranking 9103");
        assertThat(egress(rendered))
                .containsAll(EXPERIMENTS)
                .contains("chaos -> everybody 443", "chaos -> everybody 6443", "chaos -> everybody 8443");

        Rendered known = Chart.render(
                "{experiments: {enabled: true}, networkPolicies: {apiServer: {cidrs: [10.0.0.1/32], ports: [443]}}}");
        assertThat(ingress(known)).contains("10.0.0.1/32 -> ranking 9103").doesNotContain("everybody -> ranking 9103");
        assertThat(egress(known)).contains("chaos -> 10.0.0.1/32 443");

        assertThat(ingress(Chart.render("{}"))).noneMatch(arrow -> arrow.startsWith("chaos"));
    }

    @Test
    void monitorsPage_isForWhoIsNamed_andForNobodyElse() {
        assertThat(ingress(Chart.render("{}"))).noneMatch(arrow -> arrow.endsWith("monitor 6080") && isOutside(arrow));

        Rendered named =
                Chart.render("networkPolicies: {monitorReaders: [{podSelector: {matchLabels: {team: models}}}]}");
        assertThat(outside(ingress(named))).contains("pods {team=models} -> monitor 6080");
    }

    private static boolean isOutside(String arrow) {
        return arrow.startsWith("everybody") || arrow.contains("pods {");
    }

    private static List<String> outside(Set<String> arrows) {
        return arrows.stream().filter(NetworkArrowsTest::isOutside).toList();
    }

    private static Set<String> ingress(Rendered rendered) {
        Set<String> arrows = new TreeSet<>();
        rendered.all(NetworkPolicy.class).forEach(policy -> policy.getSpec()
                .getIngress()
                .forEach(rule -> each(rule.getFrom(), rule.getPorts(), (peer, port) -> {
                    boolean unused = arrows.add(peer + " -> " + component(policy) + " " + port);
                })));
        return arrows;
    }

    private static Set<String> egress(Rendered rendered) {
        Set<String> arrows = new TreeSet<>();
        rendered.all(NetworkPolicy.class).forEach(policy -> policy.getSpec()
                .getEgress()
                .forEach(rule -> each(rule.getTo(), rule.getPorts(), (peer, port) -> {
                    boolean unused = arrows.add(component(policy) + " -> " + peer + " " + port);
                })));
        return arrows;
    }

    private static void each(
            List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports, BiConsumer<String, Integer> arrow) {
        List<String> names = peers.isEmpty()
                ? List.of("everybody")
                : peers.stream().map(NetworkArrowsTest::name).toList();
        names.forEach(
                name -> ports.forEach(port -> arrow.accept(name, port.getPort().getIntVal())));
    }

    private static String name(NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            return peer.getIpBlock().getCidr();
        }
        var labels = peer.getPodSelector() == null
                ? java.util.Map.<String, String>of()
                : peer.getPodSelector().getMatchLabels();
        boolean ours = peer.getNamespaceSelector() == null && labels.containsKey("app.kubernetes.io/instance");
        return ours ? labels.get(Rendered.COMPONENT) : "pods " + labels;
    }

    private static String component(NetworkPolicy policy) {
        return policy.getSpec().getPodSelector().getMatchLabels().get(Rendered.COMPONENT);
    }
}

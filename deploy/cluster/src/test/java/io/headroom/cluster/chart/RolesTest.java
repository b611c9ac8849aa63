package io.headroom.cluster.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.headroom.cluster.ApiRequests.Right;
import io.headroom.cluster.FakeCluster;
import io.headroom.cluster.access.ClusterAccess;
import io.headroom.cluster.access.ClusterOptions;
import io.headroom.cluster.faults.ExperimentGuard;
import io.headroom.cluster.target.ClusterFit;
import io.headroom.cluster.target.ClusterTarget;
import io.headroom.harness.experiment.CallFault;
import io.headroom.harness.experiment.file.ExperimentReader;
import io.headroom.harness.experiment.target.InjectedFault;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The driver asks for nothing that the Roles of the chart do not grant. */
final class RolesTest {
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @Test
    void everyRequestFromOutside_isGranted() throws Exception {
        List<PolicyRule> granted = role("headroom-chaos-from-outside");
        try (FakeCluster cluster = FakeCluster.ready()) {
            cluster.stopReplacing();
            cluster.requests().forget();
            try (ClusterTarget target = ClusterTarget.of(cluster.access(), FakeCluster.options())) {
                useAll(target);
                // Nobody answers the forward here, but it is asked for.
                try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), target.gateway().getPort())) {
                    var unused = socket.getInputStream().read();
                }
            }
            List<Right> asked = cluster.requests().asked();
            assertThat(asked)
                    .allSatisfy(right -> assertThat(grants(granted, right)).isTrue());
            assertThat(asked)
                    .contains(
                            new Right("list", "", "pods"),
                            new Right("watch", "", "pods"),
                            new Right("delete", "", "pods"),
                            new Right("list", "discovery.k8s.io", "endpointslices"),
                            new Right("watch", "discovery.k8s.io", "endpointslices"),
                            new Right("get", "", "pods/proxy"),
                            new Right("create", "", "pods/proxy"),
                            new Right("delete", "", "pods/proxy"),
                            new Right("get", "", "pods/portforward"));
        }
    }

    @Test
    void inTheCluster_neitherProxyNorPortForwardIsGranted_orAskedFor() throws Exception {
        List<PolicyRule> granted = role("headroom-chaos");
        try (FakeCluster cluster = FakeCluster.ready()) {
            cluster.stopReplacing();
            cluster.requests().forget();
            var inside =
                    new ClusterOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
            try (ClusterTarget target = ClusterTarget.of(ClusterAccess.open(cluster.client(), inside), inside)) {
                assertThat(target.gateway()).hasToString("http://headroom-gateway.shop:8080");
                target.kill(target.replicas("ranking").getFirst());
            }
            assertThat(cluster.requests().asked()).isNotEmpty().allSatisfy(right -> assertThat(grants(granted, right))
                    .isTrue());
        }
        assertThat(granted).flatExtracting(PolicyRule::getResources).containsExactly("pods", "endpointslices");
    }

    private static void useAll(ClusterTarget target) {
        var experiment = ExperimentReader.parse("""
                name: x
                replicas: {ranking: 2}
                load: {rate: 10, duration: 9s}
                steps: [{at: 1s, for: 1s, hang: {service: ranking}}]
                expect: {errors: 0}
                """, "x");
        assertThat(ClusterFit.problem(target, target::faults, experiment)).isEmpty();
        try (ExperimentGuard _ = ExperimentGuard.take(target, target::faults, AT_MOST)) {
            String replica = target.replicas("ranking").getFirst();
            target.hang(replica, AT_MOST);
            assertThat(target.isSuspended(replica)).isTrue();
            target.resume(replica);
            InjectedFault fault = target.inject(
                    replica,
                    new CallFault("drop", 1, Optional.empty(), Optional.empty(), Optional.empty()),
                    1,
                    AT_MOST);
            fault.remove();
            target.kill(replica);
        }
    }

    private static boolean grants(List<PolicyRule> rules, Right right) {
        return rules.stream()
                .anyMatch(rule -> rule.getApiGroups().contains(right.group())
                        && rule.getResources().contains(right.resource())
                        && rule.getVerbs().contains(right.verb()));
    }

    private static List<PolicyRule> role(String name) throws Exception {
        return ChartObjects.one(ChartObjects.render("experiments: {enabled: true}\n"), Role.class, name)
                .getRules();
    }
}

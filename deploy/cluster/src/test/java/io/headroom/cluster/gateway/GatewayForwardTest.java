package io.headroom.cluster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.headroom.cluster.FakeCluster;
import io.headroom.cluster.access.ClusterAccess;
import io.headroom.cluster.pods.PodWatch;
import io.headroom.cluster.pods.SightingLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

final class GatewayForwardTest {
    @Test
    void connectionThatCannotBeForwarded_isClosed_andThoseAfterItAreTakenStill() throws Exception {
        try (FakeCluster cluster = FakeCluster.ready()) {
            renamePorts(cluster, cluster.pods("gateway").getFirst());
            try (ClusterAccess access = cluster.access();
                    PodWatch pods = PodWatch.start(access, new SightingLog());
                    GatewayForward forward = GatewayForward.start(access, pods)) {
                assertThat(forward.failure()).isEmpty();
                assertThat(firstByte(forward)).isEqualTo(-1);
                assertThat(firstByte(forward)).isEqualTo(-1);
                assertThat(forward.failure()).hasValueSatisfying(words -> assertThat(words)
                        .startsWith("cannot forward to the gateway: pod headroom-gateway-")
                        .endsWith("has no port named 'http'"));
            }
        }
    }

    private static int firstByte(GatewayForward forward) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), forward.uri().getPort())) {
            socket.setSoTimeout(10_000);
            return socket.getInputStream().read();
        }
    }

    private static void renamePorts(FakeCluster cluster, Pod pod) {
        try (KubernetesClient client = cluster.client()) {
            client.resource(pod.edit()
                            .editSpec()
                            .editFirstContainer()
                            .withPorts()
                            .endContainer()
                            .endSpec()
                            .build())
                    .update();
        }
    }
}

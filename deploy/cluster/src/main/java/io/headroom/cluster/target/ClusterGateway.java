package io.headroom.cluster.target;

import io.headroom.cluster.access.ClusterAccess;
import io.headroom.cluster.access.ClusterOptions;
import io.headroom.cluster.gateway.GatewayForward;
import io.headroom.cluster.pods.EndpointWatch;
import io.headroom.cluster.pods.PodView;
import io.headroom.cluster.pods.PodWatch;
import io.headroom.harness.experiment.target.TargetException;
import java.net.URI;
import java.util.Optional;

/**
 * Where load goes.
 *
 * @param forward the port-forward it goes through; empty when it goes straight
 */
record ClusterGateway(URI uri, Optional<GatewayForward> forward) {
    private static final String GATEWAY = "gateway";

    /** Where it was said; else to the Service inside of the cluster, and through a port-forward outside. */
    static ClusterGateway of(ClusterAccess access, ClusterOptions options, PodWatch pods, EndpointWatch endpoints) {
        if (options.gateway().isPresent()) {
            return new ClusterGateway(options.gateway().get(), Optional.empty());
        }
        if (options.inCluster()) {
            return new ClusterGateway(service(access, endpoints), Optional.empty());
        }
        GatewayForward forward = GatewayForward.start(access, pods);
        return new ClusterGateway(forward.uri(), Optional.of(forward));
    }

    /** By its name of the cluster's DNS; the right to read Services is not needed, because their slices name them. */
    private static URI service(ClusterAccess access, EndpointWatch endpoints) {
        String service = endpoints
                .service(GATEWAY, PodView.HTTP)
                .orElseThrow(
                        () -> new TargetException(
                                "release " + access.release().name()
                                        + " has no Service of the gateway with a port named http; say where load goes with --gateway URL"));
        String[] nameAndPort = service.split(":", 2);
        return URI.create("http://" + nameAndPort[0] + "." + access.release().namespace() + ":" + nameAndPort[1]);
    }
}

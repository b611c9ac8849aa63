package io.headroom.runtime.replicas;

import io.grpc.LoadBalancer;
import io.grpc.LoadBalancerProvider;
import io.grpc.LoadBalancerRegistry;
import io.grpc.ManagedChannelBuilder;
import io.grpc.NameResolver.ConfigOrError;
import io.grpc.NameResolverRegistry;
import io.grpc.Status;
import io.grpc.protobuf.services.HealthCheckingLoadBalancerUtil;
import java.util.List;
import java.util.Map;

/** Makes channels spread their calls over all replicas of a peer that are ready and not left out. */
public final class ReplicaBalancing {
    /** The name under which a server tells its readiness (gRPC health checking). A server without that service counts as ready. */
    public static final String READINESS = "headroom.readiness";

    private static final String POLICY = "headroom_replicas";

    static {
        LoadBalancerRegistry.getDefaultRegistry().register(new Provider());
        NameResolverRegistry.getDefaultRegistry().register(new PeerAddresses.Provider());
    }

    private ReplicaBalancing() {}

    /**
     * The target for a channel builder.
     *
     * @param addresses {@code host:port}, or several separated by commas; {@code dns:///} before one is allowed and means the same
     */
    public static String target(String addresses) {
        return PeerAddresses.target(addresses);
    }

    /**
     * Prepares a builder of a channel to such a target.
     *
     * @param events told of the replicas that are left out
     */
    public static void configure(ManagedChannelBuilder<?> channel, EjectionSettings settings, EjectionEvents events) {
        channel.disableServiceConfigLookUp()
                .setNameResolverArg(PeerAddresses.EVENTS, events)
                .defaultServiceConfig(Map.of(
                        "loadBalancingConfig", List.of(Map.of(POLICY, settings.toServiceConfig())),
                        "healthCheckConfig", Map.of("serviceName", READINESS)));
    }

    /** What gRPC finds the policy by. */
    private static final class Provider extends LoadBalancerProvider {
        @Override
        public LoadBalancer newLoadBalancer(LoadBalancer.Helper helper) {
            return HealthCheckingLoadBalancerUtil.newHealthCheckingLoadBalancer(
                    new LoadBalancer.Factory() {
                        @Override
                        public LoadBalancer newLoadBalancer(LoadBalancer.Helper checked) {
                            return new ReplicaBalancer(checked, System::nanoTime);
                        }
                    },
                    helper);
        }

        @Override
        public ConfigOrError parseLoadBalancingPolicyConfig(Map<String, ?> config) {
            try {
                return ConfigOrError.fromConfig(EjectionSettings.fromServiceConfig(config));
            } catch (IllegalArgumentException e) {
                return ConfigOrError.fromError(Status.UNAVAILABLE.withDescription(e.getMessage()));
            }
        }

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public int getPriority() {
            return 5;
        }

        @Override
        public String getPolicyName() {
            return POLICY;
        }
    }
}

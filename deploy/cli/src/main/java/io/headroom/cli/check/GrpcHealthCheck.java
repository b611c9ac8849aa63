package io.headroom.cli.check;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.headroom.cli.console.CommandFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Every address of every target says over gRPC's health protocol that it is serving. */
final class GrpcHealthCheck implements Check {
    /** The name under which Headroom's services tell their readiness. */
    static final String READINESS = "headroom.readiness";

    private static final long PATIENCE_SECONDS = 10;

    private final List<String> targets;
    private final String service;

    /** @param targets {@code host:port} of each; every address of a host is asked */
    GrpcHealthCheck(List<String> targets, String service) {
        this.targets = List.copyOf(targets);
        this.service = service;
    }

    @Override
    public String run() {
        List<InetSocketAddress> addresses = new ArrayList<>();
        targets.forEach(target -> addresses.addAll(addresses(target)));
        for (InetSocketAddress address : addresses) {
            ServingStatus status = ask(address);
            if (status != ServingStatus.SERVING) {
                throw CommandFailure.failed(address + " says that '" + service + "' is " + status + ", not SERVING");
            }
        }
        return addresses.size() + " of " + addresses.size() + " replicas of " + targets.size()
                + " services are serving";
    }

    private static List<InetSocketAddress> addresses(String target) {
        int colon = target.lastIndexOf(':');
        try {
            int port = Integer.parseInt(target.substring(colon + 1));
            List<InetSocketAddress> addresses = new ArrayList<>();
            for (InetAddress address : InetAddress.getAllByName(target.substring(0, Math.max(colon, 0)))) {
                addresses.add(new InetSocketAddress(address, port));
            }
            return addresses;
        } catch (UnknownHostException e) {
            throw CommandFailure.failed("no address is known for " + target);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--target is '" + target + "', but must be host:port");
        }
    }

    private ServingStatus ask(InetSocketAddress address) {
        ManagedChannel channel =
                NettyChannelBuilder.forAddress(address).usePlaintext().build();
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.newBuilder().setService(service).build())
                    .getStatus();
        } catch (StatusRuntimeException e) {
            throw CommandFailure.failed(
                    address + " did not tell its health: " + e.getStatus().getCode());
        } finally {
            // Nothing is lost with it: the answer is here, and the process ends soon.
            channel.shutdownNow();
        }
    }
}

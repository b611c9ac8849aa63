package io.headroom.runtime.calls;

import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.quarkus.netty.MainEventLoopGroup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One channel per peer, made at first use and closed with the application. Calls go in turn to all addresses of the peer's name.
 * Callbacks run on the network thread, which is one of those that serve: a reply that comes in on the thread its request came in on wakes no
 * other thread on its way, and a wake-up costs more than most of the work between two of them.
 */
@ApplicationScoped
public class PeerChannels {
    private final PeersConfig config;
    private final List<ClientInterceptor> interceptors;
    private final EventLoopGroup eventLoops;
    private final ScheduledExecutorService reconnects = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("reconnects").factory());
    private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();

    /** @param interceptors those meant for every client, such as the one that carries traces on */
    public PeerChannels(
            PeersConfig config,
            @Any Instance<ClientInterceptor> interceptors,
            @MainEventLoopGroup EventLoopGroup eventLoops) {
        this.config = config;
        this.eventLoops = eventLoops;
        this.interceptors = interceptors.stream().toList();
        long pauseNanos = config.peerConnections().reconnectAtMost().toNanos();
        ScheduledFuture<?> unused = reconnects.scheduleWithFixedDelay(
                () -> channels.values().forEach(PeerChannels::endPause), pauseNanos, pauseNanos, TimeUnit.NANOSECONDS);
    }

    /** @throws IllegalStateException when the configuration does not say where the peer is */
    public Channel channel(String peer) {
        return channels.computeIfAbsent(peer, this::open);
    }

    private ManagedChannel open(String peer) {
        String address = config.peers().get(peer);
        if (address == null) {
            throw new IllegalStateException(
                    "headroom.peers." + peer + " is not set: it must say host:port of the service");
        }
        PeersConfig.PeerConnections connections = config.peerConnections();
        return NettyChannelBuilder.forTarget("dns:///" + address)
                .eventLoopGroup(eventLoops)
                .channelType(NioSocketChannel.class)
                .usePlaintext()
                .directExecutor()
                .intercept(interceptors)
                .defaultLoadBalancingPolicy("round_robin")
                .keepAliveTime(connections.keepAliveAfter().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(connections.keepAliveTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .maxInboundMessageSize(connections.maxMessageBytes())
                .disableRetry()
                .build();
    }

    /** gRPC doubles the pause between two attempts up to two minutes; a peer that has come back must not wait for that. */
    private static void endPause(ManagedChannel channel) {
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.resetConnectBackoff();
        }
    }

    @PreDestroy
    void close() {
        reconnects.shutdownNow();
        channels.values().forEach(ManagedChannel::shutdownNow);
    }
}

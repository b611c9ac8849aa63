package io.headroom.runtime.calls;

import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.headroom.runtime.metrics.EjectionMetrics;
import io.headroom.runtime.replicas.EjectionSettings;
import io.headroom.runtime.replicas.ReplicaBalancing;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One channel per peer, made at first use and closed with the application. Calls go in turn to all replicas that are ready and not left
 * out for their failures; where there is none they fail at once.
 * Callbacks run on the network thread, which is one of those that serve: a reply that comes in on the thread its request came in on wakes no
 * other thread on its way, and a wake-up costs more than most of the work between two of them.
 */
@ApplicationScoped
public class PeerChannels {
    private final PeersConfig config;
    private final MeterRegistry registry;
    private final List<ClientInterceptor> interceptors;
    private final EventLoopGroup eventLoops;
    private final ScheduledFuture<?> reconnects;
    private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();

    /** @param interceptors those meant for every client, such as the one that carries traces on */
    public PeerChannels(
            PeersConfig config,
            @Any Instance<ClientInterceptor> interceptors,
            MeterRegistry registry,
            @MainEventLoopGroup EventLoopGroup eventLoops) {
        this.config = config;
        this.registry = registry;
        this.eventLoops = eventLoops;
        this.interceptors = interceptors.stream().toList();
        long pauseNanos = config.peerConnections().reconnectAtMost().toNanos();
        this.reconnects =
                eventLoops.scheduleWithFixedDelay(this::endPauses, pauseNanos, pauseNanos, TimeUnit.NANOSECONDS);
    }

    /** @throws IllegalStateException when the configuration does not say where the peer is */
    public Channel channel(String peer) {
        return channels.computeIfAbsent(peer, this::open);
    }

    private ManagedChannel open(String peer) {
        String address = config.peers().get(peer);
        if (address == null) {
            throw new IllegalStateException("headroom.peers." + peer
                    + " is not set: it must say host:port of the service, or of each of its replicas");
        }
        PeersConfig.PeerConnections connections = config.peerConnections();
        NettyChannelBuilder builder = NettyChannelBuilder.forTarget(ReplicaBalancing.target(address))
                .eventLoopGroup(eventLoops)
                .channelType(NioSocketChannel.class)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        connections.connectTimeout().toMillis())
                .usePlaintext()
                .directExecutor()
                .intercept(interceptors)
                .keepAliveTime(connections.keepAliveAfter().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(connections.keepAliveTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .maxInboundMessageSize(connections.maxMessageBytes())
                .disableRetry();
        PeersConfig.Ejection ejection = config.ejection();
        ReplicaBalancing.configure(
                builder,
                new EjectionSettings(
                        ejection.window(), ejection.failures(), ejection.ejectFor(), ejection.mostEjected()),
                new EjectionMetrics(registry, peer));
        return builder.build();
    }

    /** Threads that run the calls' callbacks, for what has to happen some time after a call began. */
    public ScheduledExecutorService timers() {
        return eventLoops;
    }

    /**
     * gRPC doubles the pause between two attempts up to two minutes; a peer that has come back must not wait for that. Its name is looked up
     * again as well, so that replicas come and go with their addresses and no connection needs an end to its age. A replica that is connected
     * does not notice.
     */
    private void endPauses() {
        channels.values().forEach(ManagedChannel::resetConnectBackoff);
    }

    @PreDestroy
    void close() {
        reconnects.cancel(false);
        channels.values().forEach(ManagedChannel::shutdownNow);
    }
}

package io.headroom.cluster.gateway;

import io.fabric8.kubernetes.client.PortForward;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.headroom.cluster.access.ClusterAccess;
import io.headroom.cluster.pods.PodView;
import io.headroom.cluster.pods.PodWatch;
import io.headroom.harness.experiment.target.TargetException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A port of this machine whose connections end at the gateway's pods, through the API server. Each new connection goes to the next of the
 * gateways that are ready, so that the forward outlives a gateway that is killed. Every byte takes the way over the API server and a kubelet,
 * in frames of a WebSocket: latencies measured through it are not the system's alone. Thread-safe.
 */
public final class GatewayForward implements AutoCloseable {
    private static final String GATEWAY = "gateway";

    private final ClusterAccess access;
    private final PodWatch pods;
    private final ServerSocketChannel server;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private int next;

    private GatewayForward(ClusterAccess access, PodWatch pods, ServerSocketChannel server) {
        this.access = access;
        this.pods = pods;
        this.server = server;
    }

    /** @throws TargetException when there is no free port */
    public static GatewayForward start(ClusterAccess access, PodWatch pods) {
        try {
            ServerSocketChannel server =
                    ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            GatewayForward forward = new GatewayForward(access, pods, server);
            Thread.ofVirtual().name("gateway-forward").start(forward::accept);
            return forward;
        } catch (IOException e) {
            throw new TargetException("cannot open a port to forward to the gateway: " + e.getMessage(), e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.socket().getLocalPort());
    }

    /** Why a connection could not be forwarded, such as for want of a right; empty when all could. */
    public Optional<String> failure() {
        return open.stream()
                .filter(PortForward.class::isInstance)
                .map(PortForward.class::cast)
                .flatMap(forward -> forward.getServerThrowables().stream())
                .findFirst()
                .map(this::words);
    }

    private String words(Throwable failure) {
        int status = failure instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null
                ? handshake.getResponse().code()
                : 0;
        return access.call("create", "pods/portforward")
                .failure(status, String.valueOf(failure.getMessage()), failure)
                .getMessage();
    }

    /** Ends all connections. */
    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(GatewayForward::closeQuietly);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                forward(server.accept());
            } catch (IOException _) {
                // Closed, or a caller that went before it was taken: in both cases there is nobody to tell.
            }
        }
    }

    private void forward(SocketChannel caller) {
        List<PodView> gateways = pods.ready(GATEWAY);
        if (gateways.isEmpty()) {
            closeQuietly(caller);
            return;
        }
        PodView gateway = gateways.get(Math.floorMod(next++, gateways.size()));
        PortForward forward = access.client()
                .pods()
                .inNamespace(access.release().namespace())
                .withName(gateway.name())
                .portForward(gateway.port(PodView.HTTP), caller, caller);
        open.add(forward);
        open.add(caller);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // It is to be gone, and nobody waits for what it still had to say.
        }
    }
}

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
import java.util.concurrent.atomic.AtomicReference;

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
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<String>> firstFailure = new AtomicReference<>(Optional.empty());
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
        open.forEach(this::rememberFailure);
        return firstFailure.get();
    }

    private void rememberFailure(Connection connection) {
        connection.forward().getServerThrowables().stream()
                .findFirst()
                .map(this::words)
                .ifPresent(this::remember);
    }

    private void remember(String failure) {
        var unused = firstFailure.compareAndSet(Optional.empty(), Optional.of(failure));
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
        open.forEach(Connection::close);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                open.removeIf(this::hasEnded);
                tryForward(caller);
            } catch (IOException _) {
                // Closed, or a caller that went before it was taken: in both cases there is nobody to tell.
            }
        }
    }

    /** What hinders one connection must not hinder those after it. */
    private void tryForward(SocketChannel caller) {
        try {
            forward(caller);
        } catch (RuntimeException e) {
            remember("cannot forward to the gateway: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            closeQuietly(caller);
        }
    }

    /** The client closes the caller's channel when a forward has ended, for whatever reason. */
    private boolean hasEnded(Connection connection) {
        if (connection.caller().isOpen()) {
            return false;
        }
        rememberFailure(connection);
        connection.close();
        return true;
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
        open.add(new Connection(forward, caller));
    }

    private record Connection(PortForward forward, SocketChannel caller) {
        void close() {
            closeQuietly(forward);
            closeQuietly(caller);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // It is to be gone, and nobody waits for what it still had to say.
        }
    }
}

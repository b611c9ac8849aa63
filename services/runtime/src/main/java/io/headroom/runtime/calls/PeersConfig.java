package io.headroom.runtime.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Where the other services are, and how connections to them are kept. */
@ConfigMapping(prefix = "headroom")
public interface PeersConfig {
    /** {@code host:port} by service name. Every address the host name resolves to takes its turn. */
    Map<String, String> peers();

    PeerConnections peerConnections();

    /** Connection settings, the same for all peers. */
    interface PeerConnections {
        /** A ping is sent on a connection that was silent this long. */
        @WithDefault("10s")
        Duration keepAliveAfter();

        /** A connection whose ping is not answered in this time is given up. */
        @WithDefault("2s")
        Duration keepAliveTimeout();

        /** Longest pause between two attempts to reach a peer that is gone. */
        @WithDefault("1s")
        Duration reconnectAtMost();

        @WithDefault("16777216")
        int maxMessageBytes();
    }
}

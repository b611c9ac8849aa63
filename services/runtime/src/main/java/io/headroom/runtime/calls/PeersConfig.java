package io.headroom.runtime.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Where the other services are, and how connections to them are kept. */
@ConfigMapping(prefix = "headroom")
public interface PeersConfig {
    /** {@code host:port} by service name, or several of them separated by commas. Every address a host name resolves to is a replica. */
    Map<String, String> peers();

    PeerConnections peerConnections();

    Ejection ejection();

    /** When a replica that fails gets no calls, while others do better (see {@code EjectionSettings}). */
    interface Ejection {
        /** How many of a replica's latest calls are looked at. */
        @WithDefault("10")
        int window();

        /** So many failures among them, and it gets no calls. */
        @WithDefault("5")
        int failures();

        /** Time until one call tries it again. */
        @WithDefault("1s")
        Duration ejectFor();

        /** Share of a peer's replicas that may be left out at one time. */
        @WithDefault("0.5")
        double mostEjected();
    }

    /** Connection settings, the same for all peers. */
    interface PeerConnections {
        /** A ping is sent on a connection that was silent this long. */
        @WithDefault("10s")
        Duration keepAliveAfter();

        /** A connection whose ping is not answered in this time is given up. */
        @WithDefault("2s")
        Duration keepAliveTimeout();

        /** Longest pause between two attempts to reach a peer that is gone. */
        @WithDefault("200ms")
        Duration reconnectAtMost();

        /** Time one such attempt may take. */
        @WithDefault("1s")
        Duration connectTimeout();

        @WithDefault("16777216")
        int maxMessageBytes();
    }
}

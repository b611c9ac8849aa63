package io.headroom.broker;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the broker is told. */
@ConfigMapping(prefix = "headroom.broker")
public interface BrokerConfig {
    /** Where the log lies; one process at a time. An empty one is made a broker's. */
    Path directory();

    /** Identity of the cluster; without one a new directory gets its own, and one that has any is taken. */
    Optional<String> clusterId();

    /** Number of this node; a directory of another is refused. */
    @WithDefault("1")
    int nodeId();

    /** Address to listen on. */
    @WithDefault("${headroom.host}")
    String host();

    /** Where clients find the broker once they have asked it. */
    @WithDefault("${headroom.broker.host}")
    String advertisedHost();

    /** Port for clients. */
    @WithDefault("6092")
    int port();

    /** Port of the controller, on the loopback address. */
    @WithDefault("6093")
    int controllerPort();

    /** Threads that read requests and write answers. */
    @WithDefault("1")
    int networkThreads();

    /** Threads that do what requests ask for. */
    @WithDefault("2")
    int ioThreads();

    /** A file of a partition; what may be deleted is deleted by whole files. */
    @WithDefault("16M")
    MemorySize segmentBytes();

    /** Longest record. */
    @WithDefault("1M")
    MemorySize recordAtMost();

    /** How long a record is kept where its topic says nothing. */
    @WithDefault("7d")
    Duration retention();

    /** After so long without a sign of life a broker is taken to be gone; a restart after a kill waits for this at most. */
    @WithDefault("2s")
    Duration sessionTimeout();
}

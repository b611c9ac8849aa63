package io.headroom.local.service;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The services of this machine, in the order they are listed: ports, peers, memory. The one place that states them. */
final class ServiceTable {
    static final String GATEWAY = "gateway";
    static final String BROKER = "broker";
    static final String MONITOR = "monitor";
    /** Replicas beyond the first have the ports that follow those of the first ones, so that stacks a multiple of 10 apart do not meet. */
    static final int FIRST_EXTRA_REQUEST_PORT = 7104;

    static final int FIRST_EXTRA_MANAGEMENT_PORT = 9104;
    private static final String GRPC_PORT = "quarkus.grpc.server.port";
    private static final String HTTP_PORT = "quarkus.http.port";
    /** One arena per core and thread makes glibc keep what native code has freed. */
    private static final Map<String, String> FEW_ARENAS = Map.of("MALLOC_ARENA_MAX", "2");

    private static final Map<String, String> ONE_THREAD_PER_KERNEL =
            Map.of("MALLOC_ARENA_MAX", "2", "OMP_NUM_THREADS", "1", "DJL_OFFLINE", "true");

    /**
     * Where all share the cores of one machine, those who compute yield to the gateway: it must go on telling the time, answering from a lower
     * rung and refusing what is too much, when there is too much to compute. On a cluster its own share of processor time does that.
     */
    private static final int YIELDING = 2;

    /** Nobody waits for what is monitored, so whatever serves goes before it. */
    private static final int LOOKING_ON = 5;

    /** Those that serve. */
    static final List<ServiceDefinition> SERVICES = List.of(
            new ServiceDefinition(
                    "features",
                    "gRPC",
                    GRPC_PORT,
                    7101,
                    9101,
                    List.of(),
                    List.of(),
                    new MemoryBudget(160, 112, 96, 64, 350),
                    FEW_ARENAS,
                    YIELDING,
                    List.of(new DataDirectory("headroom.features.store.directory", "features", false)),
                    false),
            new ServiceDefinition(
                    "candidates",
                    "gRPC",
                    GRPC_PORT,
                    7102,
                    9102,
                    List.of(),
                    List.of("features"),
                    new MemoryBudget(192, 48, 96, 64, 450),
                    FEW_ARENAS,
                    YIELDING,
                    List.of(),
                    false),
            new ServiceDefinition(
                    "ranking",
                    "gRPC",
                    GRPC_PORT,
                    7103,
                    9103,
                    List.of(),
                    List.of("features"),
                    new MemoryBudget(192, 64, 96, 64, 900),
                    ONE_THREAD_PER_KERNEL,
                    YIELDING,
                    List.of(new DataDirectory("headroom.ranking.engine-cache", "engine", true)),
                    false),
            new ServiceDefinition(
                    GATEWAY,
                    "HTTP",
                    HTTP_PORT,
                    8080,
                    9080,
                    List.of(),
                    List.of("candidates", "ranking"),
                    new MemoryBudget(112, 48, 112, 64, 350),
                    FEW_ARENAS,
                    0,
                    List.of(),
                    true));

    /** Who is told what is happening, and those who look at it. Serving neither waits for them nor needs them. */
    static final List<ServiceDefinition> MONITORING = List.of(
            new ServiceDefinition(
                    BROKER,
                    "Kafka",
                    "headroom.broker.port",
                    6092,
                    6094,
                    List.of(new FurtherPort("controller", "headroom.broker.controller-port", 6093)),
                    List.of(),
                    new MemoryBudget(160, 64, 112, 64, 450),
                    FEW_ARENAS,
                    LOOKING_ON,
                    List.of(new DataDirectory("headroom.broker.directory", "broker", false)),
                    false),
            new ServiceDefinition(
                    MONITOR,
                    "HTTP",
                    HTTP_PORT,
                    6080,
                    6081,
                    List.of(),
                    List.of(),
                    new MemoryBudget(160, 48, 112, 64, 400),
                    FEW_ARENAS,
                    LOOKING_ON,
                    List.of(new DataDirectory("headroom.monitor.state.directory", "monitor", false)),
                    true));

    static final List<ServiceDefinition> ALL =
            Stream.concat(SERVICES.stream(), MONITORING.stream()).toList();

    private ServiceTable() {}
}

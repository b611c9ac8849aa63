package io.headroom.images.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The services as containers of this machine, told where their peers are as the chart tells them. */
public final class PackagedStack implements AutoCloseable {
    public static final List<String> SERVICES =
            List.of("broker", "features", "candidates", "ranking", "gateway", "monitor");
    private static final Map<String, String> PORT_VARIABLES =
            Map.of("broker", "HEADROOM_BROKER_PORT", "gateway", "QUARKUS_HTTP_PORT", "monitor", "QUARKUS_HTTP_PORT");

    private final Map<String, Container> containers = new LinkedHashMap<>();
    private final Map<String, Integer> requestPorts = new TreeMap<>();
    private final Map<String, Integer> managementPorts = new TreeMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private PackagedStack() throws IOException {
        for (String service : SERVICES) {
            requestPorts.put(service, Readiness.freePort());
            managementPorts.put(service, Readiness.freePort());
        }
    }

    /** Starts them and returns when all are ready. */
    public static PackagedStack start(PackagedImages images, Path data) throws IOException, InterruptedException {
        PackagedStack stack = new PackagedStack();
        try {
            for (String service : SERVICES) {
                stack.containers.put(service, images.start(service, service, data, stack.environment(service)));
            }
            for (String service : SERVICES) {
                Readiness.await(
                        service, stack.containers.get(service), stack.managementPorts.get(service), stack.client);
            }
            return stack;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    public Container container(String service) {
        return containers.get(service);
    }

    public URI gateway() {
        return address("gateway");
    }

    public URI monitor() {
        return address("monitor");
    }

    private URI address(String service) {
        return URI.create("http://127.0.0.1:" + requestPorts.get(service));
    }

    public HttpRequest recommendation(long user) {
        return HttpRequest.newBuilder(gateway().resolve("/v1/recommendations"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString("{\"userId\":" + user + ",\"limit\":10}"))
                .build();
    }

    public HttpClient client() {
        return client;
    }

    private Map<String, String> environment(String service) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HEADROOM_HOST", "127.0.0.1");
        environment.put("HEADROOM_LOG_JSON", "true");
        environment.put(
                PORT_VARIABLES.getOrDefault(service, "QUARKUS_GRPC_SERVER_PORT"),
                Integer.toString(requestPorts.get(service)));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPorts.get(service)));
        if (service.equals("broker")) {
            environment.put("HEADROOM_BROKER_CONTROLLER_PORT", Integer.toString(Readiness.freePort()));
            return environment;
        }
        if (List.of("gateway", "monitor").contains(service)) {
            environment.put("HEADROOM_EVENT_LOG_ENABLED", "true");
            environment.put("HEADROOM_EVENT_LOG_BOOTSTRAP_SERVERS", "127.0.0.1:" + requestPorts.get("broker"));
        }
        for (String peer : List.of("features", "candidates", "ranking")) {
            environment.put(
                    "HEADROOM_PEERS_" + peer.toUpperCase(java.util.Locale.ROOT), "127.0.0.1:" + requestPorts.get(peer));
        }
        return environment;
    }

    @Override
    public void close() {
        for (Container container : containers.values().stream().toList().reversed()) {
            container.close();
        }
        client.close();
    }
}

package io.headroom.chart.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** As much of an API server as {@code lookup} in a template asks, with what a test puts there. Helm finds it by the variable KUBECONFIG. */
public final class StandInCluster implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLASSES = "/apis/storage.k8s.io/v1/storageclasses";

    private final HttpServer server;
    private final Map<String, Object> answers = new ConcurrentHashMap<>();

    private StandInCluster(HttpServer server) {
        this.server = server;
        answers.put(
                "/api/v1",
                kinds("v1", Map.of("secrets", "Secret", "persistentvolumeclaims", "PersistentVolumeClaim"), true));
        answers.put(
                "/apis/storage.k8s.io/v1", kinds("storage.k8s.io/v1", Map.of("storageclasses", "StorageClass"), false));
        storageClasses(List.of());
    }

    public static StandInCluster start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StandInCluster cluster = new StandInCluster(server);
        server.createContext("/", cluster::answer);
        server.start();
        cluster.describe(Path.of(System.getenv("KUBECONFIG")));
        return cluster;
    }

    public void hasDefaultStorageClass() {
        storageClasses(List.of(Map.of(
                "apiVersion",
                "storage.k8s.io/v1",
                "kind",
                "StorageClass",
                "metadata",
                Map.of(
                        "name",
                        "standard",
                        "annotations",
                        Map.of("storageclass.kubernetes.io/is-default-class", "true")))));
    }

    /** @param plural as in the path, such as {@code secrets} */
    public void has(String plural, String kind, String name, Map<String, ?> more) {
        Map<String, Object> object = new ConcurrentHashMap<>(more);
        object.putAll(Map.of("apiVersion", "v1", "kind", kind, "metadata", Map.of("name", name)));
        answers.put("/api/v1/namespaces/" + Chart.NAMESPACE + "/" + plural + "/" + name, object);
    }

    private void storageClasses(List<?> items) {
        answers.put(CLASSES, Map.of("kind", "StorageClassList", "apiVersion", "storage.k8s.io/v1", "items", items));
    }

    private static Map<String, Object> kinds(String version, Map<String, String> kinds, boolean namespaced) {
        List<Map<String, Object>> resources = kinds.entrySet().stream()
                .map(kind -> Map.<String, Object>of(
                        "name",
                        kind.getKey(),
                        "kind",
                        kind.getValue(),
                        "namespaced",
                        namespaced,
                        "verbs",
                        List.of("get", "list")))
                .toList();
        return Map.of("kind", "APIResourceList", "groupVersion", version, "resources", resources);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Object answer = answers.get(exchange.getRequestURI().getPath());
            byte[] body = body(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] body(Object answer) throws JsonProcessingException {
        return JSON.writeValueAsBytes(
                answer == null
                        ? Map.of("kind", "Status", "apiVersion", "v1", "reason", "NotFound", "code", 404)
                        : answer);
    }

    private void describe(Path kubeconfig) throws IOException {
        Files.createDirectories(kubeconfig.toAbsolutePath().getParent());
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                clusters: [{name: stand-in, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: nobody, user: {}}]
                contexts: [{name: stand-in, context: {cluster: stand-in, user: nobody}}]
                current-context: stand-in
                """.formatted(server.getAddress().getPort()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

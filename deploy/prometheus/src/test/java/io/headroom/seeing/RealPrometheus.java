package io.headroom.seeing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Prometheus of this machine that scrapes running services and evaluates the chart's rules, every second; closing it ends it. */
final class RealPrometheus implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private RealPrometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static RealPrometheus start(Path folder, String rules, Map<String, URI> management) throws IOException {
        Tool prometheus = Tool.require("prometheus", "Debian and Ubuntu: apt install prometheus");
        // Nobody waits here for the slow pace of the long windows.
        Files.writeString(folder.resolve("rules.yaml"), rules.replaceAll("(?m)^ +interval: .*$", ""));
        Files.writeString(folder.resolve("prometheus.yml"), configuration(management));
        int port = freePort();
        Process process = new ProcessBuilder(
                        prometheus.program().toString(),
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=prometheus-data",
                        "--web.listen-address=127.0.0.1:" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new RealPrometheus(process, URI.create("http://127.0.0.1:" + port));
    }

    /** What the query evaluates to now, or why it does not. */
    JsonNode query(String expression) throws IOException, InterruptedException {
        return ask("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    /** All rules, each with how its last evaluation went. */
    JsonNode rules() throws IOException, InterruptedException {
        return ask("/api/v1/rules");
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        URI uri = address.resolve(path);
        return new ObjectMapper()
                .readTree(client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    boolean isReady() throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(address.resolve("/-/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            if (!process.isAlive()) {
                throw new AssertionError("prometheus ended with " + process.exitValue(), e);
            }
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String configuration(Map<String, URI> management) {
        StringBuilder yaml = new StringBuilder("""
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [rules.yaml]
                scrape_configs:
                  - job_name: %s
                    metrics_path: /q/metrics
                    static_configs:
                """.formatted(RenderedChart.RELEASE));
        management.forEach((service, address) ->
                yaml.append("      - {targets: ['%s'], labels: {namespace: %s, component: %s, pod: %s-0}}%n"
                        .formatted(address.getAuthority(), RenderedChart.NAMESPACE, service, service)));
        return yaml.toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.headroom.monitor.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The monitor as it is shipped, and what it answers. */
final class MonitorProcess implements AutoCloseable {
    private static final Path APPLICATION = Path.of("target", "quarkus-app");
    private static final Pattern LISTENING = Pattern.compile(
            "Listening on: http://127\\.0\\.0\\.1:(\\d+).*Management interface.*127\\.0\\.0\\.1:(\\d+)");
    private static final int PATIENCE_SECONDS = 120;

    private final ServiceProcess process;
    private final int port;
    private final int managementPort;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();

    private MonitorProcess(ServiceProcess process) {
        this.process = process;
        Matcher ports = process.await(LISTENING);
        port = Integer.parseInt(ports.group(1));
        managementPort = Integer.parseInt(ports.group(2));
    }

    /** @param settings beside those that make a test quick */
    static MonitorProcess start(Path bundles, Path state, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "headroom.bundle.directory=" + bundles,
                "headroom.monitor.state.directory=" + state,
                "headroom.monitor.publish-every=100ms",
                "headroom.monitor.state.save-every=200ms",
                "headroom.monitor.labels.window=2s",
                "headroom.event-log.reader.grace=200ms"));
        all.addAll(List.of(settings));
        return new MonitorProcess(ServiceProcess.start("monitor", APPLICATION, all));
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    ServiceProcess process() {
        return process;
    }

    JsonNode report() {
        try {
            return mapper.readTree(get("/v1/monitor").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a report of which this holds. */
    JsonNode awaitReport(String what, Predicate<JsonNode> holds) {
        return Awaitility.await(what)
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(this::report, holds);
    }

    /** Waits until so many impressions and nothing more are known, and returns the view of the log. */
    JsonNode awaitImpressions(long impressions) {
        return awaitReport(
                        impressions + " impressions",
                        report -> impressions(report) >= impressions
                                && report.at("/service/log/lagRecords").asLong() == 0)
                .get("view");
    }

    static long impressions(JsonNode report) {
        return report.at("/view/counts/impressions").asLong();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build());
    }

    HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> management(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .build());
    }

    void kill() {
        process.kill();
    }

    int stop() throws InterruptedException {
        return process.stop();
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

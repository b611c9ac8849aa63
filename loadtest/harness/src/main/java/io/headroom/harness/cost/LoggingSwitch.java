package io.headroom.harness.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** {@code /event-log} and the counters of a gateway's management port. Not thread-safe. */
final class LoggingSwitch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SWITCH = "/event-log";
    private static final String METRICS = "/q/metrics";
    private static final String COUNTER = "headroom_impressions_total";

    private final URI management;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    LoggingSwitch(URI management) {
        this.management = management;
    }

    /** @throws LoadException when the gateway does not do it */
    void set(boolean logging) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(management.resolve(SWITCH))
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"enabled\":" + logging + "}"))
                .build();
        String answer = send(request);
        try {
            if (json.readTree(answer).path("enabled").asBoolean(!logging) != logging) {
                throw failed(request.uri(), "logging stayed " + (logging ? "off: is the event log enabled?" : "on"));
            }
        } catch (IOException e) {
            throw failed(request.uri(), "answered no JSON: " + answer);
        }
    }

    /** How many answers the gateway has logged or tried to. */
    long logged() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(management.resolve(METRICS))
                .timeout(PATIENCE)
                .build();
        return send(request)
                .lines()
                .filter(line -> line.startsWith(COUNTER))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw failed(
                        request.uri(),
                        "answered HTTP " + response.statusCode() + ": the services must be up with --experiments");
            }
            return response.body();
        } catch (IOException e) {
            throw new LoadException(
                    Kind.TARGET,
                    "cannot reach " + request.uri() + ": " + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static LoadException failed(URI uri, String why) {
        return new LoadException(Kind.TARGET, uri + " " + why);
    }

    @Override
    public void close() {
        client.close();
    }
}

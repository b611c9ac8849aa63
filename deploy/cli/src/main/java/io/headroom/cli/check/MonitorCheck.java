package io.headroom.cli.check;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.cli.console.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The monitor shows its page, reaches the event log and has its state on disk. What it found in the log is nobody's failure here. */
final class MonitorCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI monitor;

    MonitorCheck(URI monitor) {
        this.monitor = monitor;
    }

    @Override
    public String run() throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            String page = get(client, "/");
            if (!page.contains("<html")) {
                throw CommandFailure.failed(monitor.resolve("/") + " answers no page");
            }
            return judge(read(get(client, "/v1/monitor")).path("service"));
        }
    }

    private String judge(JsonNode service) {
        JsonNode log = service.path("log");
        JsonNode problem = service.path("state").path("problem");
        if (!log.path("connected").asBoolean()) {
            throw CommandFailure.failed("the monitor does not reach the event log");
        }
        if (problem.isTextual()) {
            throw CommandFailure.failed("the monitor cannot save what it knows: " + problem.asText());
        }
        return "the monitor has read " + log.path("records").asLong() + " records and has "
                + log.path("lagRecords").asLong() + " before it";
    }

    private JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JacksonException e) {
            throw CommandFailure.failed(
                    monitor.resolve("/v1/monitor") + " did not answer JSON: " + e.getOriginalMessage());
        }
    }

    private String get(HttpClient client, String path) throws InterruptedException {
        URI uri = monitor.resolve(path);
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw CommandFailure.failed(uri + " was answered HTTP " + answer.statusCode() + ", but needs 200");
            }
            return answer.body();
        } catch (IOException e) {
            throw CommandFailure.failed("cannot reach " + uri + ": " + e);
        }
    }
}

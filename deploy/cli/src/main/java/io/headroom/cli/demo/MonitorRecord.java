package io.headroom.cli.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.cli.console.Console;
import io.headroom.harness.output.OutputDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What the monitor knows when the services are about to be stopped: kept beside the report, and said in one line. */
final class MonitorRecord {
    static final String FILE = "monitor.json";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;
    private final URI monitor;
    private final Path directory;

    MonitorRecord(Console console, URI monitor, Path directory) {
        this.console = console;
        this.monitor = monitor;
        this.directory = directory;
    }

    /** Removes the record of an earlier demo. */
    static void forget(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(FILE));
    }

    /** Asks and keeps. The verdicts do not depend on it, so a monitor that does not answer is said and no failure. */
    void take() throws InterruptedException {
        URI uri = monitor.resolve("/v1/monitor");
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode json = JSON.readTree(answer.body());
            OutputDirectory.write(directory, FILE, answer.body());
            console.progress(line(json) + "; " + directory.resolve(FILE));
        } catch (JacksonException e) {
            console.progress("monitor: " + uri + " did not answer JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            console.progress("monitor: cannot be asked at " + uri + ": " + e);
        }
    }

    /** @param report of {@code GET /v1/monitor} */
    static String line(JsonNode report) {
        JsonNode view = report.path("view");
        JsonNode counts = view.path("counts");
        long checked = 0;
        long faults = view.path("skew").path("digestFaults").asLong();
        for (JsonNode rows : view.path("skew").path("rows")) {
            checked += rows.path("checked").asLong();
            faults += rows.path("faults").asLong();
        }
        return String.format(
                Locale.ROOT,
                "monitor: %,d answers and %,d events read, %,d to be read; %,d windows of %,d requests, %d alarms; %,d rows derived again, %,d differ",
                counts.path("impressions").asLong(),
                counts.path("interactions").asLong(),
                report.path("service").path("log").path("lagRecords").asLong(),
                view.path("windows").asLong(),
                view.path("window").asLong(),
                view.path("alarms").size(),
                checked,
                faults);
    }
}

package io.headroom.harness.users;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.harness.users.behaviour.LiveDrift;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells a monitor of each drift when it begins, so that its page shows what is to be found. Not thread-safe. */
public final class MonitorMarks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String MARKS = "/v1/monitor/marks";

    private final URI uri;
    private final Instant start;
    private final Duration whole;
    private final Consumer<String> problems;
    private final List<LiveDrift> due;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * @param monitor base URL
     * @param start of the measured phase
     * @param whole length of the measured phase: where a drift without an end ends
     * @param problems told, in one line each, of marks that the monitor did not take; the run goes on
     */
    public MonitorMarks(URI monitor, Instant start, Duration whole, List<LiveDrift> drifts, Consumer<String> problems) {
        this.uri = monitor.resolve(MARKS);
        this.start = start;
        this.whole = whole;
        this.problems = problems;
        this.due = new ArrayList<>(drifts);
    }

    /**
     * Tells of what has begun by now and was not told yet.
     *
     * @param offset of now from the start of the measured phase
     */
    public void tell(Duration offset) throws InterruptedException {
        for (LiveDrift drift : List.copyOf(due)) {
            if (offset.compareTo(drift.start()) >= 0) {
                due.remove(drift);
                post(drift);
            }
        }
    }

    private void post(LiveDrift drift) throws InterruptedException {
        Instant from = start.plus(drift.start());
        Instant to = drift.duration().map(from::plus).orElse(start.plus(whole));
        ObjectNode mark = json.createObjectNode()
                .put("label", drift.label())
                .put("fromMillis", from.toEpochMilli())
                .put("toMillis", to.toEpochMilli());
        try {
            HttpResponse<Void> response = client.send(
                    HttpRequest.newBuilder(uri)
                            .timeout(PATIENCE)
                            .header("content-type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(mark.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (response.statusCode() / 100 != 2) {
                problems.accept("the monitor at " + uri + " did not take the mark: HTTP " + response.statusCode());
            }
        } catch (IOException e) {
            problems.accept("the monitor at " + uri + " cannot be told of the drift: "
                    + e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

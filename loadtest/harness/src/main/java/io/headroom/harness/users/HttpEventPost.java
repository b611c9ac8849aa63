package io.headroom.harness.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.harness.http.Endpoints;
import io.headroom.harness.users.behaviour.UserEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** {@code POST /v1/events}, on connections of its own. Not thread-safe. */
public final class HttpEventPost implements EventPost, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client;
    private final URI uri;
    private final LongSupplier dataSeconds;

    /** @param dataSeconds now, in the data's time */
    public HttpEventPost(URI target, LongSupplier dataSeconds) {
        this.uri = target.resolve(Endpoints.path(target, Endpoints.EVENTS));
        this.dataSeconds = dataSeconds;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    @Override
    public Reply post(List<UserEvent> events) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(PATIENCE)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body(events)))
                    .build();
            return reply(client.send(request, HttpResponse.BodyHandlers.ofByteArray()), events.size());
        } catch (IOException e) {
            return new Later(SHORTEST_WAIT, "POST " + uri + ": " + e.getClass().getSimpleName());
        }
    }

    private Reply reply(HttpResponse<byte[]> response, int events) throws IOException {
        int status = response.statusCode();
        if (status / 100 == 2) {
            JsonNode answer = json.readTree(response.body());
            return new Accepted(
                    answer.path("accepted").asLong(events),
                    answer.path("repeated").asLong(0));
        }
        String reason = "POST " + uri + " answered HTTP " + status;
        return status == 503 || status == 429
                ? new Later(
                        patience(response.headers()
                                .firstValueAsLong("retry-after")
                                .orElse(0)),
                        reason)
                : new Refused(reason);
    }

    private static Duration patience(long seconds) {
        Duration asked = Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_WAIT.toSeconds()));
        return asked.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : asked;
    }

    private byte[] body(List<UserEvent> events) throws IOException {
        ObjectNode body = json.createObjectNode();
        ArrayNode list = body.putArray("events");
        long now = dataSeconds.getAsLong();
        for (UserEvent event : events) {
            ObjectNode node = list.addObject()
                    .put("eventId", event.eventId())
                    .put("userId", event.userId())
                    .put("itemId", event.itemId())
                    .put("type", event.type().key())
                    .put("requestId", event.requestId())
                    .put("timeSeconds", now);
            if (event.type() != UserEvent.Type.CLICK) {
                node.put("value", event.value());
            }
        }
        return json.writeValueAsBytes(body);
    }

    @Override
    public void close() {
        client.close();
    }
}

package io.headroom.harness.quality.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.harness.http.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a gateway that takes part in experiments for the answer of a rung at a moment of the data. Blocks. */
public final class ForcedAnswers implements AutoCloseable {
    static final String RUNG_HEADER = "X-Headroom-Rung";
    static final String TIME_HEADER = "X-Headroom-Time";
    static final int LIMIT = 10;

    /** Quality is measured, not latency: a rung that a busy machine kept from answering in time is asked again. */
    private static final int ATTEMPTS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI endpoint;
    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();
    private long repeated;

    public ForcedAnswers(URI gateway) {
        this.endpoint = gateway.resolve(Endpoints.path(gateway, Endpoints.RECOMMENDATIONS));
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** What came of the last attempt: the answer of the rung, if one gave it. */
    public RungAnswer ask(long userId, long timeSeconds, ForcedRung rung) throws InterruptedException {
        RungAnswer answer = once(userId, timeSeconds, rung);
        for (int attempt = 1; attempt < ATTEMPTS && !answer.isOf(rung); attempt++) {
            repeated++;
            answer = once(userId, timeSeconds, rung);
        }
        return answer;
    }

    /** Questions that were asked more than once, each repetition counted. */
    public long repeated() {
        return repeated;
    }

    @Override
    public void close() {
        client.close();
    }

    private RungAnswer once(long userId, long timeSeconds, ForcedRung rung) throws InterruptedException {
        String body = "{\"userId\":" + userId + ",\"limit\":" + LIMIT + "}";
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(RUNG_HEADER, rung.name())
                .header(TIME_HEADER, Long.toString(timeSeconds))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200
                    ? read(json.readTree(response.body()))
                    : RungAnswer.failed("HTTP " + response.statusCode());
        } catch (IOException e) {
            return RungAnswer.failed(
                    Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
        }
    }

    private static RungAnswer read(JsonNode answer) {
        String rung = answer.path("degradation").path("rung").asText("");
        JsonNode items = answer.path("items");
        if (rung.isEmpty() || !items.isArray()) {
            return RungAnswer.failed("bad body");
        }
        long[] ids = new long[items.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = items.get(i).path("itemId").asLong();
        }
        return new RungAnswer(Optional.empty(), rung, answer.path("bundle").asText(""), ids);
    }
}

package io.headroom.promotions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Some clients that ask for recommendations without a pause, and what became of each request. */
final class Clients implements AutoCloseable {
    private static final int CLIENTS = 3;
    private static final int USERS = 300;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<Answered> answered = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /**
     * An answer.
     *
     * @param failure what went wrong; empty for an answer with items
     */
    record Answered(String bundle, String rung, String failure) {}

    Clients(URI gateway) {
        URI target = gateway.resolve("/v1/recommendations");
        for (int client = 0; client < CLIENTS; client++) {
            int first = client;
            threads.add(Thread.ofPlatform().daemon().start(() -> ask(target, first)));
        }
    }

    /** All answers so far. */
    List<Answered> answered() {
        return List.copyOf(answered);
    }

    private void ask(URI target, int first) {
        for (int user = first; !over; user += CLIENTS) {
            answered.add(ask(target, "{\"userId\":" + (1 + user % USERS) + "}"));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Answered ask(URI target, String body) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(target)
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode answer = json.readTree(response.body());
            return response.statusCode() == 200 && !answer.path("items").isEmpty()
                    ? new Answered(
                            answer.path("bundle").asText(),
                            answer.path("degradation").path("rung").asText(),
                            "")
                    : new Answered("", "", response.statusCode() + ": " + response.body());
        } catch (IOException e) {
            return new Answered("", "", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answered("", "", "interrupted");
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}

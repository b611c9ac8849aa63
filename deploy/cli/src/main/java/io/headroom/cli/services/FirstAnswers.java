package io.headroom.cli.services;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.cli.console.Console;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * The first requests that go through all services. Each service rehearses alone before it is ready; what lies between them (connections, the
 * network code of the other side) warms only with real requests, and a user's first request should not be the one that does it.
 */
final class FirstAnswers {
    private static final int FULL_IN_A_ROW = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;
    private final URI gateway;

    FirstAnswers(Console console, URI gateway) {
        this.console = console;
        this.gateway = gateway;
    }

    /** Asks, one after the other, until enough answers in a row came from rung FULL; says so when that takes too long, and leaves it there. */
    void await() throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(CALL_LIMIT).build()) {
            JsonNode users = users(client);
            long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
            int full = 0;
            int asked = 0;
            while (!users.isEmpty() && full < FULL_IN_A_ROW && System.nanoTime() - giveUpAt < 0) {
                full = isFull(client, users.get(asked % users.size()).asLong()) ? full + 1 : 0;
                asked++;
            }
            if (full < FULL_IN_A_ROW) {
                console.progress(
                        "not every answer is FULL yet: the last %d of %d first requests were".formatted(full, asked));
            }
        } catch (IOException e) {
            console.progress("the gateway at " + gateway + " gives no first answer: " + e.getMessage());
        }
    }

    private JsonNode users(HttpClient client) throws IOException, InterruptedException {
        return json(
                        client,
                        HttpRequest.newBuilder(gateway.resolve("/v1/bundle/users"))
                                .GET())
                .path("userIds");
    }

    private boolean isFull(HttpClient client, long user) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve("/v1/recommendations"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"userId\":" + user + "}"));
        return json(client, request).at("/degradation/rung").asText().equals("FULL");
    }

    private static JsonNode json(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        String body = client.send(request.timeout(CALL_LIMIT).build(), BodyHandlers.ofString())
                .body();
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("its answer is not JSON", e);
        }
    }
}

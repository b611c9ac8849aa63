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
    /** No user sees these answers: they say nothing of users, and the monitor must not learn from them. */
    private static final String NOT_SHOWN_HEADER = "X-Headroom-Log";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;
    private final URI gateway;
    private final Settings settings;

    /**
     * When to be content.
     *
     * @param fullInARow so many answers from rung FULL, one after the other
     * @param patience after which it is left there
     * @param callLimit of one request
     */
    record Settings(int fullInARow, Duration patience, Duration callLimit) {
        static Settings defaults() {
            return new Settings(100, Duration.ofSeconds(20), Duration.ofSeconds(2));
        }
    }

    FirstAnswers(Console console, URI gateway, Settings settings) {
        this.console = console;
        this.gateway = gateway;
        this.settings = settings;
    }

    /** Asks, one after the other, until enough answers in a row came from rung FULL; says so when that takes too long, and leaves it there. */
    void await() throws InterruptedException {
        // The version that most clients speak, and the load harness.
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.callLimit())
                .build()) {
            JsonNode users = users(client);
            long giveUpAt = System.nanoTime() + settings.patience().toNanos();
            int full = 0;
            int asked = 0;
            String other = "";
            while (!users.isEmpty() && full < settings.fullInARow() && System.nanoTime() - giveUpAt < 0) {
                JsonNode answer = answer(client, users.get(asked % users.size()).asLong());
                boolean isFull = answer.at("/degradation/rung").asText().equals("FULL");
                full = isFull ? full + 1 : 0;
                other = isFull ? other : said(answer);
                asked++;
            }
            if (full < settings.fullInARow()) {
                console.progress("not every answer is FULL yet: the last %d of %d first requests were; another said %s"
                        .formatted(full, asked, other));
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

    private JsonNode answer(HttpClient client, long user) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve("/v1/recommendations"))
                .header("Content-Type", "application/json")
                .header(NOT_SHOWN_HEADER, "none")
                .POST(BodyPublishers.ofString("{\"userId\":" + user + "}"));
        return json(client, request);
    }

    /** The rung with its reasons, or the title of a problem. */
    private static String said(JsonNode answer) {
        JsonNode degradation = answer.path("degradation");
        return degradation.isMissingNode()
                ? answer.path("title").asText("nothing that is known")
                : degradation.path("rung").asText() + " " + degradation.path("reasons");
    }

    private JsonNode json(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        String body = client.send(request.timeout(settings.callLimit()).build(), BodyHandlers.ofString())
                .body();
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("its answer is not JSON", e);
        }
    }
}

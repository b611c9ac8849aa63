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

/** Requests to the gateway, each on a connection of its own. */
final class GatewayCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;

    GatewayCalls(URI gateway) {
        this.gateway = gateway;
    }

    /** @param mediaType without its parameters; empty when none was stated */
    record Answer(int status, String mediaType, JsonNode body) {}

    Answer users() throws InterruptedException {
        return send(request("/v1/bundle/users").GET());
    }

    Answer recommend(String body) throws InterruptedException {
        return send(request("/v1/recommendations")
                .header("Content-Type", "application/json")
                .header("X-Headroom-Log", "none")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.build();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String mediaType = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(), mediaType.replaceFirst(";.*", "").strip(), JSON.readTree(response.body()));
        } catch (JacksonException e) {
            throw CommandFailure.failed(request.uri() + " did not answer JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw CommandFailure.failed("cannot reach " + request.uri() + ": " + e);
        }
    }
}

package io.headroom.cli.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.cli.console.CommandFailure;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.Manifest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A registry over HTTP. What it refuses ends the command with its own words. Blocks. */
public final class RegistryClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration TRANSFER = Duration.ofMinutes(30);
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;

    private final URI registry;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    public RegistryClient(URI registry) {
        this.registry = registry;
    }

    /** Everything it holds. */
    public JsonNode list() throws IOException, InterruptedException {
        return json(send(request("/v1/bundles").GET().timeout(ANSWER).build()));
    }

    /** The promoted version, if there is one. */
    public Optional<String> current() throws IOException, InterruptedException {
        return Optional.of(list().path("current").asText()).filter(version -> !version.isEmpty());
    }

    /** The manifest of a bundle, as it was published; empty when there is none of that version. */
    public Optional<byte[]> manifest(String version) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                request("/v1/bundles/" + version).GET().timeout(ANSWER).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(accepted(response));
    }

    /** Writes a file of a bundle. */
    void download(String version, String path, Path target) throws IOException, InterruptedException {
        HttpRequest request = request("/v1/bundles/" + version + "/files/" + path)
                .GET()
                .timeout(TRANSFER)
                .build();
        HttpResponse<Path> response = http.send(
                request,
                info -> info.statusCode() < FIRST_ERROR
                        ? HttpResponse.BodySubscribers.ofFile(target)
                        : HttpResponse.BodySubscribers.replacing(target));
        if (response.statusCode() >= FIRST_ERROR) {
            throw CommandFailure.failed("the registry " + registry + " answered " + response.statusCode() + " for "
                    + path + " of bundle " + version);
        }
    }

    /**
     * Sends a bundle.
     *
     * @return false when it was there before
     */
    public boolean publish(Bundle bundle, String token) throws IOException, InterruptedException {
        if (isThere(bundle)) {
            return false;
        }
        HttpRequest request = request("/v1/bundles/" + bundle.version())
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-tar")
                .timeout(TRANSFER)
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> BundleTar.stream(bundle)))
                .build();
        accepted(send(request));
        return true;
    }

    /** Makes a published bundle the current one; returns what the registry says of it. */
    public JsonNode promote(String version, String token) throws IOException, InterruptedException {
        return post("/v1/bundles/" + version + "/promote", token);
    }

    /** Returns to what was promoted before. */
    JsonNode rollback(String token) throws IOException, InterruptedException {
        return post("/v1/rollback", token);
    }

    private boolean isThere(Bundle bundle) throws IOException, InterruptedException {
        Optional<byte[]> there = manifest(bundle.version());
        return there.isPresent() && Manifest.parse(there.get()).equals(bundle.manifest());
    }

    private JsonNode post(String path, String token) throws IOException, InterruptedException {
        return json(send(request(path)
                .header("Authorization", "Bearer " + token)
                .timeout(ANSWER)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(registry.resolve(path));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return JSON.readTree(accepted(response));
    }

    private byte[] accepted(HttpResponse<byte[]> response) {
        if (response.statusCode() >= FIRST_ERROR) {
            throw CommandFailure.failed(
                    "the registry " + registry + " answered " + response.statusCode() + ": " + detail(response.body()));
        }
        return response.body();
    }

    private static String detail(byte[] problem) {
        try {
            String detail = JSON.readTree(problem).path("detail").asText();
            return detail.isEmpty() ? new String(problem, StandardCharsets.UTF_8) : detail;
        } catch (IOException e) {
            return new String(problem, StandardCharsets.UTF_8);
        }
    }
}

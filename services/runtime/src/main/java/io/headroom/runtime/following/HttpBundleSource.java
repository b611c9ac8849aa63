package io.headroom.runtime.following;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.runtime.bundle.BundleNames;
import io.headroom.runtime.bundle.Manifest;
import io.headroom.runtime.configuration.HeadroomConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The registry service, over HTTP. */
final class HttpBundleSource implements BundleSource {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String NOTHING_PROMOTED = "urn:problem-type:headroom:nothing-promoted";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI registry;
    private final HeadroomConfig.RegistryAddress config;
    private final HttpClient client;

    HttpBundleSource(URI registry, HeadroomConfig.RegistryAddress config) {
        this.registry = registry;
        this.config = config;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(config.connectWithin())
                .build();
    }

    @Override
    public String name() {
        return "the bundle registry " + registry;
    }

    @Override
    public Promotion current() {
        try {
            HttpResponse<byte[]> response =
                    send("/v1/bundles/current", HttpResponse.BodyHandlers.ofByteArray(), config.answerWithin());
            if (response.statusCode() == NOT_FOUND && says(response, NOTHING_PROMOTED)) {
                return new Promotion.Nothing();
            }
            JsonNode current = JSON.readTree(require(response, "/v1/bundles/current"));
            String version = current.path("version").asText();
            return BundleNames.isVersion(version)
                    ? new Promotion.Promoted(version, current.path("promotion").asLong())
                    : new Promotion.Silent(name() + " names '" + version + "' as current, which is no version");
        } catch (IOException e) {
            return new Promotion.Silent(name() + " answered no JSON: " + e.getMessage());
        } catch (UnreachableException e) {
            return new Promotion.Silent(e.getMessage());
        }
    }

    @Override
    public byte[] manifest(String version) {
        String path = "/v1/bundles/" + version;
        return require(send(path, HttpResponse.BodyHandlers.ofByteArray(), config.answerWithin()), path);
    }

    @Override
    public void download(String version, String path, long bytes, Path target) {
        String from = "/v1/bundles/" + version + "/files/" + path;
        require(send(from, into(target, bytes), config.fileWithin()), from);
    }

    /** Takes nothing but an answer of the size that was announced, so that a mistaken one cannot fill the disk. */
    private static HttpResponse.BodyHandler<Path> into(Path target, long bytes) {
        return info -> info.statusCode() == OK
                        && info.headers().firstValueAsLong("Content-Length").orElse(-1) == bytes
                ? HttpResponse.BodySubscribers.ofFile(target)
                : HttpResponse.BodySubscribers.replacing(null);
    }

    private <T> HttpResponse<T> send(String path, HttpResponse.BodyHandler<T> body, Duration within) {
        HttpRequest request = HttpRequest.newBuilder(registry.resolve(path)).build();
        CompletableFuture<HttpResponse<T>> response = client.sendAsync(request, body);
        try {
            // The request's own timeout ends with the headers; a body may stop coming later.
            return response.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new UnreachableException(name() + " does not answer " + path + ": " + describe(e.getCause()), e);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new UnreachableException(name() + " did not answer " + path + " in " + within, e);
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted while " + name() + " answered " + path, e);
        }
    }

    private <T> T require(HttpResponse<T> response, String path) {
        if (response.statusCode() != OK || response.body() == null) {
            throw new UnreachableException(name() + " answered " + path + " with status " + response.statusCode()
                    + (response.statusCode() == OK ? " and another size than that in " + Manifest.FILE : ""));
        }
        return response.body();
    }

    /** Another server at this address has no such path either, and must not be taken for an empty registry. */
    private static boolean says(HttpResponse<byte[]> response, String type) {
        return new String(response.body(), StandardCharsets.UTF_8).contains(type);
    }

    private static String describe(Throwable failure) {
        return failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
    }
}

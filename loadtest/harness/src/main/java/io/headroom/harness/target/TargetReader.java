package io.headroom.harness.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import io.headroom.harness.arrivals.WeightedUsers;
import io.headroom.harness.http.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Asks the target, over its public interface, what a run needs to know before it starts. */
public final class TargetReader {
    /** Asked before anything is measured, so no figure of a run depends on it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI target;
    private final ObjectMapper json = new ObjectMapper();

    public TargetReader(URI target) {
        this.target = target;
    }

    /** @throws LoadException when the target cannot be reached, or answers something else than promised */
    public TargetFacts read() throws InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            JsonNode bundle = get(client, Endpoints.BUNDLE);
            JsonNode metrics = bundle.path("metrics");
            return new TargetFacts(
                    users(get(client, Endpoints.USERS)),
                    bundle.path("version").asText("unknown"),
                    metrics.isObject() ? metrics : JsonNodeFactory.instance.objectNode(),
                    data(bundle));
        }
    }

    private JsonNode get(HttpClient client, String endpoint) throws InterruptedException {
        URI uri = target.resolve(Endpoints.path(target, endpoint));
        try {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new LoadException(
                        Kind.TARGET, uri + " answered HTTP " + response.statusCode() + ", but 200 is needed to start");
            }
            return json.readTree(response.body());
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new LoadException(Kind.TARGET, uri + " did not answer JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new LoadException(Kind.TARGET, "cannot reach " + uri + ": " + cause(e), e);
        }
    }

    private static Optional<ServedData> data(JsonNode bundle) {
        try {
            return Optional.of(new ServedData(
                    bundle.path("items").asInt(),
                    bundle.path("users").asInt(),
                    Instant.parse(bundle.path("createdAt").asText()),
                    Instant.parse(bundle.path("dataAsOf").asText())));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private WeightedUsers users(JsonNode answer) {
        JsonNode ids = answer.path("userIds");
        JsonNode activity = answer.path("activity");
        long[] userIds = new long[ids.size()];
        double[] weights = new double[activity.size()];
        for (int i = 0; i < userIds.length; i++) {
            userIds[i] = ids.get(i).asLong();
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = activity.get(i).asDouble();
        }
        try {
            return new WeightedUsers(userIds, weights);
        } catch (IllegalArgumentException e) {
            throw new LoadException(
                    Kind.TARGET, target.resolve(Endpoints.path(target, Endpoints.USERS)) + ": " + e.getMessage(), e);
        }
    }

    /** The JDK's client often leaves the message of a refused connection empty. */
    private static String cause(IOException failure) {
        return switch (failure) {
            case java.net.http.HttpTimeoutException _ -> "no answer within " + PATIENCE.toSeconds() + " s";
            case java.net.ConnectException _ -> "connection refused, or no such host";
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }
}

package io.headroom.harness.experiment.target.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * A management port that can be reached by its address.
 *
 * @param root such as {@code http://127.0.0.1:9103}
 */
public record DirectManagementPort(URI root) implements ManagementPort {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** One for all, for each has threads of its own. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    @Override
    public Answer ask(String method, String path, Optional<String> body) throws IOException {
        BodyPublisher publisher = body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .method(method, publisher)
                .timeout(PATIENCE);
        body.ifPresent(_ -> request.header("Content-Type", "application/json"));
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public String name() {
        return root.toString();
    }
}

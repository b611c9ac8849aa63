package io.headroom.gateway.warmup;

import io.headroom.runtime.deadlines.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests the gateway sends to its own public address, one after the other. */
final class SelfRequests {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int WRONG_ONE_IN = 25;
    private static final int[] LIMITS = {10, 10, 20, 100};

    private final URI target;
    private final String word;

    SelfRequests(URI target, String word) {
        this.target = target;
        this.word = word;
    }

    /**
     * Sends them, wrong ones among them.
     *
     * @return how many got an answer before the deadline
     */
    int send(int requests, Deadline deadline) throws IOException, InterruptedException {
        int answered = 0;
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            while (answered < requests && !deadline.expired()) {
                client.send(request(answered), HttpResponse.BodyHandlers.discarding());
                answered++;
            }
        }
        return answered;
    }

    private HttpRequest request(int number) {
        int limit = number % WRONG_ONE_IN == 0 ? 0 : LIMITS[number % LIMITS.length];
        String body = "{\"userId\":" + (number + 1) + ",\"limit\":" + limit + ",\"context\":{\"device\":\"tv\"}}";
        return HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(Rehearsal.HEADER, word)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}

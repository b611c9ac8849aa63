package io.headroom.gateway.warmup;

import io.headroom.gateway.identity.RequestId;
import io.headroom.gateway.ladder.RungName;
import io.headroom.gateway.orchestration.Experiment;
import io.headroom.gateway.orchestration.GatewayConfig;
import io.headroom.runtime.deadlines.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Requests the gateway sends to its own public address, one after the other, wrong ones among them. Not thread-safe. */
final class SelfRequests {
    private static final int WRONG_ONE_IN = 25;
    private static final int[] LIMITS = {10, 10, 20, 100};
    /** Every rung gets its turn; most requests find all well, as those of clients do. */
    private static final int FORCED_ONE_IN = 4;

    private static final int MOST_SHOWN = 300;

    private final URI target;
    private final String word;
    private final GatewayConfig.WarmUp config;
    private int answered;

    SelfRequests(URI target, String word, GatewayConfig.WarmUp config) {
        this.target = target;
        this.word = word;
        this.config = config;
    }

    URI target() {
        return target;
    }

    /**
     * Sends those that are not yet answered as they should be.
     *
     * @throws IllegalStateException when one is answered otherwise, or the time of one attempt is over
     */
    void send() throws IOException, InterruptedException {
        Deadline deadline = Deadline.after(config.atMost(), System::nanoTime);
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(config.answerWithin())
                .build()) {
            while (answered < config.requests()) {
                if (deadline.expired()) {
                    throw new IllegalStateException("rehearsed only " + answered + " of " + config.requests()
                            + " requests in " + config.atMost());
                }
                check(client.send(request(), HttpResponse.BodyHandlers.ofString()));
                answered++;
            }
        }
    }

    private void check(HttpResponse<String> response) {
        int expected = isWrong() ? 400 : 200;
        if (response.statusCode() != expected) {
            String body = response.body();
            throw new IllegalStateException("rehearsed request " + answered + " was answered " + response.statusCode()
                    + ", expected " + expected + ": " + body.substring(0, Math.min(body.length(), MOST_SHOWN)));
        }
    }

    private HttpRequest request() {
        int limit = isWrong() ? 0 : LIMITS[answered % LIMITS.length];
        String body = "{\"userId\":" + (answered + 1) + ",\"limit\":" + limit + ",\"context\":{\"device\":\"tv\"}}";
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(config.answerWithin())
                .header("Content-Type", "application/json")
                .header(Rehearsal.HEADER, word)
                // The same for all, so that the same failure reads the same and is told once.
                .header(RequestId.HEADER, "rehearsal")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (answered % FORCED_ONE_IN == 0) {
            RungName[] rungs = RungName.values();
            request.header(Experiment.RUNG_HEADER, rungs[answered / FORCED_ONE_IN % rungs.length].name());
        }
        return request.build();
    }

    private boolean isWrong() {
        return answered % WRONG_ONE_IN == 0;
    }
}

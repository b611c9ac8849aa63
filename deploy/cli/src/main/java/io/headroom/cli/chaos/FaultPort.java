package io.headroom.cli.chaos;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.harness.experiment.CallFault;
import io.headroom.harness.experiment.Delay;
import io.headroom.harness.experiment.target.InjectedFault;
import io.headroom.harness.experiment.target.InjectedFault.Effect;
import io.headroom.harness.experiment.target.TargetException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks to {@code /faults} on a service's management port. Thread-safe. */
final class FaultPort {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** Whether the service takes faults at all. */
    boolean isOpen(URI faults) {
        try {
            return send(HttpRequest.newBuilder(faults).GET()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        }
    }

    InjectedFault inject(URI faults, CallFault fault, long seed, Duration atMost) {
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(faults)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body(fault, seed, atMost).toString())));
            if (answer.statusCode() != CREATED) {
                throw new TargetException(faults + " refused the fault with HTTP " + answer.statusCode() + ": "
                        + answer.body().strip());
            }
            String id = json.readTree(answer.body()).path("id").asText();
            return new Injected(URI.create(faults + "/" + id));
        } catch (IOException e) {
            throw new TargetException("cannot inject a fault at " + faults + ": " + e, e);
        }
    }

    private ObjectNode body(CallFault fault, long seed, Duration atMost) {
        ObjectNode body = json.createObjectNode();
        body.put("kind", fault.kind()).put("share", fault.share()).put("seed", seed);
        body.put("forSeconds", atMost.toSeconds());
        fault.caller().ifPresent(caller -> body.put("caller", caller));
        fault.status().ifPresent(status -> body.putObject("error").put("status", status));
        fault.delay().ifPresent(delay -> delay(body.putObject("delay"), delay));
        return body;
    }

    private static void delay(ObjectNode node, Delay delay) {
        node.put("distribution", delay.distribution().key());
        delay.parameters().forEach((name, value) -> node.put(name, value.toNanos() / 1000 + "us"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** One fault of one service. */
    private final class Injected implements InjectedFault {
        private final URI address;
        private Effect effect;

        Injected(URI address) {
            this.address = address;
        }

        @Override
        public synchronized Effect remove() {
            if (effect == null) {
                effect = removed();
            }
            return effect;
        }

        private Effect removed() {
            try {
                HttpResponse<String> answer =
                        send(HttpRequest.newBuilder(address).DELETE());
                if (answer.statusCode() != OK) {
                    return Effect.unknown();
                }
                JsonNode state = json.readTree(answer.body());
                return new Effect(
                        true, state.path("calls").asLong(), state.path("fired").asLong());
            } catch (JacksonException _) {
                return Effect.unknown();
            } catch (IOException _) {
                // The service is gone, and its faults with it; or it ends them itself.
                return Effect.unknown();
            }
        }
    }
}

package io.headroom.harness.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headroom.harness.quality.replay.ForcedRung;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A gateway in experiments on a free port; the test decides what each forced request is answered. */
final class FakeGateway implements AutoCloseable {
    private final HttpServer server;
    private final String bundle;
    private final Recommendations recommendations;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    /** What was asked for. */
    record Asked(long userId, long timeSeconds, ForcedRung rung) {}

    /** What is answered: the rung it is of and the items. An empty rung is answered with HTTP 503. */
    record Answered(String rung, long... itemIds) {}

    /** Answers a question. */
    interface Recommendations {
        Answered answer(Asked asked);
    }

    FakeGateway(String bundle, Recommendations recommendations) throws IOException {
        this.bundle = bundle;
        this.recommendations = recommendations;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/v1/recommendations", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked question = new Asked(
                    new ObjectMapper()
                            .readTree(exchange.getRequestBody())
                            .path("userId")
                            .asLong(),
                    Long.parseLong(exchange.getRequestHeaders().getFirst("X-Headroom-Time")),
                    ForcedRung.valueOf(exchange.getRequestHeaders().getFirst("X-Headroom-Rung")));
            asked.add(question);
            Answered answer = recommendations.answer(question);
            byte[] body = body(answer).getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.rung().isEmpty() ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String body(Answered answer) {
        String items = LongStream.of(answer.itemIds())
                .mapToObj("{\"itemId\":%d}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"bundle\":\"%s\",\"items\":%s,\"degradation\":{\"rung\":\"%s\",\"reasons\":[]}}"
                .formatted(bundle, items, answer.rung());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

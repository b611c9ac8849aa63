package io.headroom.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A gateway of three users on a free port of the loopback, whose recommendations the test decides. */
public final class StubGateway implements AutoCloseable {
    private static final String USERS = "{\"userIds\":[1,2,3],\"activity\":[10,5,1]}";
    private static final String BUNDLE =
            "{\"version\":\"20260101-000000-abcdef01\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"dataAsOf\":\"2025-12-01T00:00:00Z\","
                    + "\"items\":100,\"users\":3,\"metrics\":{\"models\":{\"headroom\":{\"ndcg@10\":0.07}}}}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong served = new AtomicLong();
    private final List<String> posted = new CopyOnWriteArrayList<>();

    /** Answers recommendation number {@code number}, counted from 0 in order of arrival. */
    public interface Recommendations {
        Reply answer(long number) throws InterruptedException;
    }

    /** Status and body of an answer. */
    public record Reply(int status, byte[] body) {
        public static Reply ok() {
            return new Reply(200, Answers.full());
        }
    }

    public StubGateway(Recommendations recommendations) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(threads);
        server.createContext("/v1/bundle", exchange -> reply(exchange, new Reply(200, BUNDLE.getBytes(UTF_8))));
        server.createContext("/v1/bundle/users", exchange -> reply(exchange, new Reply(200, USERS.getBytes(UTF_8))));
        server.createContext("/v1/events", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            reply(exchange, new Reply(202, "{}".getBytes(UTF_8)));
        });
        server.createContext("/v1/recommendations", exchange -> {
            try {
                exchange.getRequestBody().readAllBytes();
                reply(exchange, recommendations.answer(served.getAndIncrement()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exchange.close();
            }
        });
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public long served() {
        return served.get();
    }

    /** Bodies of what was posted to {@code /v1/events}. */
    public List<String> posted() {
        return List.copyOf(posted);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }
}

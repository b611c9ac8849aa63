package io.headroom.gatling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Answers as a gateway does, each request after the same time. */
final class StubGateway implements AutoCloseable {
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(4);
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Duration answerAfter;

    StubGateway(Duration answerAfter) throws IOException {
        this.answerAfter = answerAfter;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(timers);
        server.createContext("/v1/bundle/users", call -> answer(call, "{\"userIds\":[5,6],\"activity\":[1,0]}"));
        server.createContext("/v1/recommendations", this::recommend);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void recommend(HttpExchange call) throws IOException {
        bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var unused = timers.schedule(() -> answer(call, "{}"), answerAfter.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Void answer(HttpExchange call, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
        return null;
    }

    @Override
    public void close() {
        server.stop(0);
        timers.shutdownNow();
    }
}

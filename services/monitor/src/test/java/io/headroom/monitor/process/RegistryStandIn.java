package io.headroom.monitor.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headroom.runtime.bundle.Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** What a registry answers to those who follow it. */
final class RegistryStandIn implements AutoCloseable {
    private static final String BUNDLES = "/v1/bundles/";

    private final HttpServer server;
    private final Path store;
    private volatile String promoted;
    private final AtomicInteger promotion = new AtomicInteger(1);

    RegistryStandIn(Path store, Bundle first) throws IOException {
        this.store = store;
        this.promoted = first.version();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(BUNDLES, this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void promote(Bundle bundle) {
        promoted = bundle.version();
        promotion.incrementAndGet();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(BUNDLES.length());
        byte[] body = path.equals("current") ? current() : file(path);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private byte[] current() {
        return "{\"version\":\"%s\",\"previous\":\"\",\"promotion\":%d}"
                .formatted(promoted, promotion.get())
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] file(String path) throws IOException {
        String inStore = path.contains("/files/") ? path.replaceFirst("/files/", "/") : path + "/manifest.json";
        return Files.readAllBytes(store.resolve(inStore));
    }
}

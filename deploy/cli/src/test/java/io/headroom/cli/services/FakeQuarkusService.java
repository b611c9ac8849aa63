package io.headroom.cli.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands where a service's jar stands and takes the settings a service takes. Set HEADROOM_FAKE_FAILS to make it fail. */
final class FakeQuarkusService {
    private static final AtomicInteger calls = new AtomicInteger();
    private static volatile boolean injected;

    private FakeQuarkusService() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (System.getenv("HEADROOM_FAKE_FAILS") != null) {
            System.out.println("the bundle is damaged");
            System.exit(1);
        }
        int port = Integer.getInteger("quarkus.management.port");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/faults", FakeQuarkusService::faults);
        server.createContext("/calls", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        new CountDownLatch(1).await();
    }

    /** One fault at most; it strikes every call. */
    private static void faults(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean posted = exchange.getRequestMethod().equals("POST");
        if (posted) {
            injected = true;
            calls.set(0);
        }
        if (exchange.getRequestMethod().equals("DELETE") && !injected) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String fault =
                "{\"id\":\"1\",\"kind\":\"error\",\"active\":true,\"calls\":" + calls + ",\"fired\":" + calls + "}";
        byte[] answer = (exchange.getRequestMethod().equals("GET") ? "[" + fault + "]" : fault).getBytes(UTF_8);
        exchange.sendResponseHeaders(posted ? 201 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}

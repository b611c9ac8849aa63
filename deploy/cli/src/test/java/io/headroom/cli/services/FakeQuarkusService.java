package io.headroom.cli.services;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** Stands where a service's jar stands and takes the settings a service takes. Set HEADROOM_FAKE_FAILS to make it fail. */
final class FakeQuarkusService {
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
        server.start();
        new CountDownLatch(1).await();
    }
}
